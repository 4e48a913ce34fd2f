package dev.stopgap.contact;

import static dev.stopgap.contact.StakeholderNotice.CALL_DUE;
import static dev.stopgap.contact.StakeholderNotice.CALL_SCRIPT;
import static dev.stopgap.contact.StakeholderNotice.CALL_SUBJECT;
import static dev.stopgap.contact.StakeholderNotice.CALL_WHOM;
import static dev.stopgap.contact.StakeholderNotice.CALL_WHY;
import static dev.stopgap.contact.StakeholderNotice.CHANNEL;
import static dev.stopgap.contact.StakeholderNotice.MESSAGE_ID;
import static dev.stopgap.contact.StakeholderNotice.MESSAGE_REF;

import dev.stopgap.contact.Calls.Way;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code chooseChannel}. */
@Component
class ChooseChannel implements JavaDelegate {

    private final Calls calls;
    private final Clock clock;

    ChooseChannel(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long message = (Long) execution.getVariable(MESSAGE_ID);
        Way way = calls.next(message);
        execution.setVariable(MESSAGE_REF, StakeholderNotice.ref(message));
        execution.setVariable(CHANNEL, way.name());
        if (way == Way.CALL) {
            var sheet = calls.sheet(message);
            execution.setVariable(CALL_SUBJECT, sheet.subject());
            execution.setVariable(CALL_WHOM, sheet.whom());
            execution.setVariable(CALL_SCRIPT, sheet.script());
            execution.setVariable(CALL_WHY, sheet.why());
            execution.setVariable(CALL_DUE, Date.from(clock.instant().plus(Duration.ofDays(1))));
        }
    }
}
