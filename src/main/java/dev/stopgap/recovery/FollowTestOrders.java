package dev.stopgap.recovery;

import dev.stopgap.orderbook.LinesChanged;
import dev.stopgap.orderbook.TestOrderStepDone;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records the steps of test orders that others report; what is recorded already stays. */
@Component
class FollowTestOrders {

    private final TestOrders testOrders;
    private final Clock clock;

    FollowTestOrders(TestOrders testOrders, Clock clock) {
        this.testOrders = testOrders;
        this.clock = clock;
    }

    @EventListener
    void on(TestOrderStepDone done) {
        testOrders.record(
                done.testOrderNo(),
                TestOrders.Step.valueOf(done.step()),
                clock.instant(),
                done.supplier().value());
    }

    @EventListener
    void on(LinesChanged changed) {
        if (changed.cause() == LinesChanged.Cause.IMPORTED) {
            testOrders.readImports(changed.supplier());
        }
    }
}
