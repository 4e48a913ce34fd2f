package dev.stopgap.contact;

import static dev.stopgap.contact.StakeholderNotice.ANSWER_AWAITED;
import static dev.stopgap.contact.StakeholderNotice.ANSWER_DUE;
import static dev.stopgap.contact.StakeholderNotice.CHANNEL_DOWN;
import static dev.stopgap.contact.StakeholderNotice.MESSAGE_ID;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code sendMail}. */
@Component
class SendMail implements JavaDelegate {

    private static final Duration USUAL_PATIENCE = Duration.ofDays(1);

    private final Dispatch dispatch;
    private final Clock clock;

    SendMail(Dispatch dispatch, Clock clock) {
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var message = dispatch.send((Long) execution.getVariable(MESSAGE_ID));
            Instant due = message.answerBy();
            execution.setVariable(ANSWER_AWAITED, message.awaitsAnswer());
            execution.setVariable(
                    ANSWER_DUE, Date.from(due == null ? clock.instant().plus(USUAL_PATIENCE) : due));
        } catch (ChannelDown e) {
            throw new BpmnError(CHANNEL_DOWN, e.getMessage());
        }
    }
}
