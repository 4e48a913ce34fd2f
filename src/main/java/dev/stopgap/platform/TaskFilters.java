package dev.stopgap.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The lists that people see at the left of Tasklist, in the installation's language. Made here only: who may make a filter
 * may give the engine an expression to evaluate, so that nobody else has the right to.
 */
@Component
public class TaskFilters {

    // In a filter's properties: which of ours it is, whatever it is called in which language.
    private static final String KEY = "stopgap";

    private final FilterService filters;
    private final TaskService tasks;
    private final MessageSource messages;
    private final StopgapProperties properties;

    TaskFilters(FilterService filters, TaskService tasks, MessageSource messages, StopgapProperties properties) {
        this.filters = filters;
        this.tasks = tasks;
        this.messages = messages;
        this.properties = properties;
    }

    /** Makes the lists that everybody has, or brings them up to date. */
    void prepare() {
        save("mine", word("filter.mine"), "#1f4e79", -40, mine());
        save("myGroups", word("filter.myGroups"), "#0b6487", -30, ofMyGroups());
        save("dueSoonest", word("filter.dueSoonest"), "#9a5b00", -20, byDueDate(tasks.createTaskQuery()));
        save("overdue", word("filter.overdue"), "#b3261e", -10, overdue());
    }

    /** Adds the list of one case's tasks, called {@code name}, for everyone who uses Tasklist. */
    public void add(String caseNumber, String name) {
        save(
                "case " + caseNumber,
                name,
                "#6b4fa1",
                0,
                byDueDate(tasks.createTaskQuery().processInstanceBusinessKey(caseNumber)));
    }

    /** Takes the list of a case away; it is no error if there is none. */
    public void remove(String caseNumber) {
        find("case " + caseNumber).ifPresent(filter -> filters.deleteFilter(filter.getId()));
    }

    private TaskQuery mine() {
        return byDueDate(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    }

    private TaskQuery ofMyGroups() {
        return byDueDate(tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}"));
    }

    private TaskQuery overdue() {
        return byDueDate(tasks.createTaskQuery().dueBeforeExpression("${now()}"));
    }

    private static TaskQuery byDueDate(TaskQuery query) {
        return query.orderByDueDate().asc().orderByTaskCreateTime().asc();
    }

    private void save(String key, String name, String color, int priority, TaskQuery query) {
        var known = find(key);
        var filter = known.orElseGet(() -> filters.newTaskFilter(name));
        filter.setName(name);
        filter.setQuery(query);
        filter.setProperties(new HashMap<>(Map.of(
                KEY,
                key,
                "color",
                color,
                "priority",
                priority,
                "description",
                "",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of())));
        filters.saveFilter(filter);
    }

    private Optional<Filter> find(String key) {
        return filters.createFilterQuery().filterResourceType(EntityTypes.TASK).list().stream()
                .filter(filter -> key.equals(filter.getProperties().get(KEY)))
                .findFirst();
    }

    private String word(String key) {
        return messages.getMessage(key, null, properties.language());
    }
}
