package dev.stopgap.recovery;

import dev.stopgap.platform.Problem;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Steps of test orders, for the goods-in desk and for scripts. */
@RestController
class RecoveryApi {

    private final TestOrders testOrders;
    private final Clock clock;

    RecoveryApi(TestOrders testOrders, Clock clock) {
        this.testOrders = testOrders;
        this.clock = clock;
    }

    /** A step that was passed; {@code at} may be left out for now, {@code supplierOrderNo} once it is known. */
    record StepDone(@Nullable String step, @Nullable Instant at, @Nullable String supplierOrderNo) {}

    /** Records a step of a test order, or the number the supplier has given it, or both. */
    @PostMapping("/api/test-orders/{no}/steps")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyAuthority('buyer', 'reporter')")
    public void record(@PathVariable String no, @RequestBody StepDone done, Principal user) {
        String order = done.supplierOrderNo();
        if (order != null && !order.isBlank()) {
            testOrders.known(no, order.strip());
        }
        if (done.step() != null) {
            testOrders.record(no, step(done.step()), done.at() == null ? clock.instant() : done.at(), user.getName());
        }
    }

    private static TestOrders.Step step(String name) {
        try {
            return TestOrders.Step.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "recovery.noSuchStep", name);
        }
    }
}
