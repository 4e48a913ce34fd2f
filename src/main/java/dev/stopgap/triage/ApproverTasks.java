package dev.stopgap.triage;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The task {@code decidePackage} of a package, in the engine. */
@Component
class ApproverTasks implements PackageTasks {

    private final TaskService tasks;
    private final IdentityService identity;

    ApproverTasks(TaskService tasks, IdentityService identity) {
        this.tasks = tasks;
        this.identity = identity;
    }

    @Override
    public boolean mayDecide(PackageId id, String user) {
        var task = tasks.createTaskQuery()
                .taskDefinitionKey(OrderDecision.DECIDE_PACKAGE)
                .processVariableValueEquals(OrderDecision.PACKAGE_ID, id.toString())
                .singleResult();
        return task != null && people(task).contains(user);
    }

    /** Who may complete the open task of that process: who claimed it, or else everybody it is offered to. */
    List<String> people(String processInstance) {
        return people(task(processInstance));
    }

    /**
     * Offers the open task of that process to {@code person} as well; where there is none, to the managers. The proposer is
     * left out. Returns who joined.
     */
    List<String> bringIn(String processInstance, @Nullable String person, String proposer) {
        var joining = person != null
                ? List.of(person)
                : identity.createUserQuery().memberOfGroup("manager").orderByUserId().asc().list().stream()
                        .map(User::getId)
                        .toList();
        var task = task(processInstance);
        var joined = joining.stream().filter(user -> !user.equals(proposer)).toList();
        joined.forEach(user -> tasks.addCandidateUser(task.getId(), user));
        return joined;
    }

    private Task task(String processInstance) {
        return tasks.createTaskQuery()
                .processInstanceId(processInstance)
                .taskDefinitionKey(OrderDecision.DECIDE_PACKAGE)
                .singleResult();
    }

    private List<String> people(Task task) {
        if (task.getAssignee() != null) {
            return List.of(task.getAssignee());
        }
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
