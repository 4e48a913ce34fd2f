package dev.stopgap.billing;

import dev.stopgap.platform.Problem;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Requests for correction over REST: how they stand, and the supplier's answer as an accountant has it. */
@RestController
@PreAuthorize("hasAuthority('accountant')")
class CorrectionCalls {

    private final Corrections corrections;
    private final CorrectionAnswers answers;

    CorrectionCalls(Corrections corrections, CorrectionAnswers answers) {
        this.corrections = corrections;
        this.answers = answers;
    }

    /** A request as it stands. */
    record CorrectionView(
            String id,
            String outage,
            String supplier,
            LocalDate closingOn,
            String contact,
            String state,
            int findings,
            BigDecimal amount,
            int reminders) {}

    /** Whether the supplier will mend what the request lists. */
    record Answer(@Nullable Boolean accepted) {}

    @GetMapping("/api/corrections/{id}")
    CorrectionView correction(@PathVariable String id) {
        var correction = corrections.get(id);
        return new CorrectionView(
                correction.id(),
                correction.outage().value(),
                correction.supplier().value(),
                correction.closingOn(),
                correction.contact(),
                correction.state(),
                correction.findings(),
                Money.exact(correction.yen()),
                correction.reminders());
    }

    @PostMapping("/api/corrections/{id}/answer")
    CorrectionView answer(@PathVariable String id, @RequestBody Answer answer, Principal user) {
        Boolean accepted = answer.accepted();
        if (accepted == null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "correction.answerMissing");
        }
        answers.answered(id, accepted, user.getName());
        return correction(id);
    }
}
