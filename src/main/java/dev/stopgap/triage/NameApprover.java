package dev.stopgap.triage;

import java.time.Duration;
import java.util.Date;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Element {@code nameApprover}. */
@Component
class NameApprover implements JavaDelegate {

    private static final Duration REMINDER_AHEAD = Duration.ofHours(8);

    private final Packages packages;
    private final Decisions decisions;
    private final TriageWords words;
    private final IdentityService identity;

    NameApprover(Packages packages, Decisions decisions, TriageWords words, IdentityService identity) {
        this.packages = packages;
        this.decisions = decisions;
        this.words = words;
        this.identity = identity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var run = new RunId((Long) execution.getVariable(OrderDecision.RUN_ID));
        var it = packages.get(run, ((Number) execution.getVariable(OrderDecision.PACKAGE_NUMBER)).intValue());
        var content = decisions.refresh(it.id());
        var decideBy = packages.begin(it.id());
        execution.setVariable(OrderDecision.PACKAGE_ID, it.id().toString());
        execution.setVariable(OrderDecision.NEEDS_PERSON, it.needsPerson());
        execution.setVariable(OrderDecision.OPEN_LINES, content.lines());
        execution.setVariable(
                OrderDecision.HEADLINE, words.of("triage.headline." + it.proposal(), content.lines(), content.yen()));
        execution.setVariable(OrderDecision.CANDIDATES, candidates(it));
        execution.setVariable(OrderDecision.REMIND_AT, Date.from(decideBy.minus(REMINDER_AHEAD)));
        execution.setVariable(OrderDecision.DECIDE_BY, Date.from(decideBy));
        execution.setVariable(OrderDecision.MANAGER_AT, Date.from(decideBy.plus(Packages.TIME_TO_DECIDE)));
    }

    // The approver; where the approval table names nobody but the proposer, the managers.
    private String candidates(DecisionPackage it) {
        if (it.approver() != null) {
            return it.approver();
        }
        return identity.createUserQuery().memberOfGroup("manager").orderByUserId().asc().list().stream()
                .map(User::getId)
                .filter(user -> !user.equals(it.proposedBy()))
                .collect(Collectors.joining(","));
    }
}
