package dev.stopgap.contact;

import static dev.stopgap.contact.StakeholderNotice.ANSWER_AWAITED;
import static dev.stopgap.contact.StakeholderNotice.ANSWER_DUE;
import static dev.stopgap.contact.StakeholderNotice.CHANNEL_DOWN;
import static dev.stopgap.contact.StakeholderNotice.MESSAGE_ID;

import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code sendMessage}. */
@Component
class SendMessage implements JavaDelegate {

    private final Dispatch dispatch;

    SendMessage(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var until = dispatch.send((Long) execution.getVariable(MESSAGE_ID)).until();
            execution.setVariable(ANSWER_AWAITED, until != null);
            execution.setVariable(ANSWER_DUE, until == null ? null : Date.from(until));
        } catch (ChannelDown e) {
            throw new BpmnError(CHANNEL_DOWN, e.getMessage());
        }
    }
}
