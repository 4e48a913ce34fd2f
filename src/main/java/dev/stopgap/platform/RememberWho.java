package dev.stopgap.platform;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** On completion keeps who did a task, as the process variable {@code <task key>By}. */
@Component
class RememberWho implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        String user = task.getAssignee();
        if (user == null) {
            var login = task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
            user = login == null ? null : login.getUserId();
        }
        task.getExecution().setVariable(task.getTaskDefinitionKey() + "By", user);
    }
}
