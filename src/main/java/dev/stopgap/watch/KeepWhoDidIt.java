package dev.stopgap.watch;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps who has done a task of the watch, as {@code <task>By}, and that a reason was given. */
@Component
class KeepWhoDidIt implements TaskListener {

    private final WatchWords words;

    KeepWhoDidIt(WatchWords words) {
        this.words = words;
    }

    @Override
    public void notify(DelegateTask task) {
        Object reason = task.getVariable(StatusWatch.REASON);
        if (reason == null || reason.toString().isBlank()) {
            throw new IllegalArgumentException(words.of("watch.reasonMissing"));
        }
        task.setVariable(task.getTaskDefinitionKey() + "By", task.getAssignee() == null ? "" : task.getAssignee());
    }
}
