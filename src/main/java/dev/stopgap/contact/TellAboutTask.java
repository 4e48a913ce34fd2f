package dev.stopgap.contact;

import dev.stopgap.contact.TaskMails.WaitingTask;
import dev.stopgap.ledger.OutageId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears of every task that is made, assigned or given more candidates, in the engine's transaction, and decides the mails
 * about it. Whoever has had one is not written to again, so that it may hear of a task as often as it likes.
 */
@Component
class TellAboutTask {

    private final TaskMails mails;
    private final IdentityService identity;

    TellAboutTask(TaskMails mails, IdentityService identity) {
        this.mails = mails;
        this.identity = identity;
    }

    @EventListener
    void on(DelegateTask task) {
        List<Recipient> people =
                switch (task.getEventName()) {
                    case TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_UPDATE -> people(task);
                    case TaskListener.EVENTNAME_ASSIGNMENT -> assignee(task).toList();
                    default -> List.of();
                };
        if (!people.isEmpty()) {
            mails.tell(waiting(task), people);
        }
    }

    // A task that somebody has is nobody else's: only those who join it later are told of it still.
    private List<Recipient> people(DelegateTask task) {
        Stream<Recipient> candidates = task.getCandidates().stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                .map(TellAboutTask::recipient);
        return Stream.concat(assignee(task), candidates).toList();
    }

    private static Recipient recipient(IdentityLink link) {
        return link.getUserId() == null ? Recipient.group(link.getGroupId()) : Recipient.user(link.getUserId());
    }

    // Nobody needs a mail about what they have just taken themselves.
    private Stream<Recipient> assignee(DelegateTask task) {
        var present = identity.getCurrentAuthentication();
        return Stream.ofNullable(task.getAssignee())
                .filter(user -> present == null || !user.equals(present.getUserId()))
                .map(Recipient::user);
    }

    private static WaitingTask waiting(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        return new WaitingTask(
                task.getId(),
                Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()),
                execution == null ? null : outage(execution.getProcessBusinessKey()),
                task.getVariable("supplier") instanceof String supplier ? supplier : null,
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getVariable("amountYen") instanceof Number yen ? new BigDecimal(yen.toString()) : null);
    }

    private static @Nullable OutageId outage(@Nullable String businessKey) {
        return businessKey != null && businessKey.startsWith("OUT-") ? new OutageId(businessKey) : null;
    }
}
