package dev.stopgap.platform;

import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What a task's {@code complete} listener asks: who completed it, and with what. */
public final class TaskCompletion {

    private TaskCompletion() {}

    /** Who completes {@code task}: its assignee, or else the user who is logged in. */
    public static String by(DelegateTask task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        var login = task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        if (login == null || login.getUserId() == null) {
            throw new IllegalStateException(
                    "Task " + task.getTaskDefinitionKey() + " is completed by nobody: claim it first");
        }
        return login.getUserId();
    }

    /** A text that was entered, without blanks around it; empty where none was. */
    public static String text(DelegateTask task, String variable) {
        Object value = task.getVariable(variable);
        return value == null ? "" : value.toString().strip();
    }

    /** A number that was entered; forms send whole ones as integers, others as floating point. Zero where none was. */
    public static BigDecimal number(DelegateTask task, String variable) {
        String text = text(task, variable);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /** Forgets what was entered, so that nobody finds an answer of the round before chosen already. */
    public static void forget(DelegateTask task, String... variables) {
        for (String variable : variables) {
            task.removeVariable(variable);
        }
    }

    /** Whether a box was ticked. */
    public static boolean ticked(DelegateTask task, String variable) {
        return Boolean.parseBoolean(text(task, variable));
    }
}
