package dev.stopgap.drill;

import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.SampleJudgement;
import dev.stopgap.platform.SampleJudgement.SampleTask;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The sample users: they play the tasks that nobody has claimed, in the time that people take, by day. */
@Component
@Profile("drill")
class Autopilot {

    private static final Logger log = LoggerFactory.getLogger(Autopilot.class);

    private static final LocalTime DAY_BEGINS = LocalTime.of(8, 0);
    private static final LocalTime DAY_ENDS = LocalTime.of(20, 0);

    private final TaskService tasks;
    private final IdentityService identity;
    private final HistoryService history;
    private final Map<String, SampleJudgement> judgements;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Playbook playbook;
    private final Set<String> failed = new HashSet<>();
    private final Map<String, Integer> ordinals = new HashMap<>();

    Autopilot(
            TaskService tasks,
            IdentityService identity,
            HistoryService history,
            List<SampleJudgement> judgements,
            JdbcClient db,
            TransactionTemplate transaction,
            DrillProperties properties) {
        this.tasks = tasks;
        this.identity = identity;
        this.history = history;
        this.judgements = judgements.stream().collect(Collectors.toMap(SampleJudgement::task, judgement -> judgement));
        this.db = db;
        this.transaction = transaction;
        this.playbook = Playbook.read(properties.timeline().toAbsolutePath().resolveSibling("autopilot"));
    }

    /** A task that somebody is going to play. */
    private record Planned(Task task, Playbook.Play play, int ordinal, Instant at) {}

    /** Plays the first task that is due at {@code now}; returns whether there was one. */
    boolean playFirst(Instant now) {
        return planned().stream()
                .takeWhile(planned -> !planned.at().isAfter(now))
                .anyMatch(planned -> play(planned, now));
    }

    /** When the next task is due to be played. */
    Optional<Instant> next() {
        return planned().stream().map(Planned::at).findFirst();
    }

    /** Tasks that the sample users cannot play, with what stands against it. */
    Set<String> failed() {
        return Set.copyOf(failed);
    }

    private List<Planned> planned() {
        var open = tasks.createTaskQuery().taskUnassigned().active().list();
        var planned = new ArrayList<Planned>();
        for (Task task : open) {
            var play = playbook.of(task.getTaskDefinitionKey());
            if (play.isEmpty()) {
                failed.add(task.getTaskDefinitionKey() + ": no play in samples/autopilot");
                continue;
            }
            int ordinal = ordinals.computeIfAbsent(task.getId(), id -> ordinal(task));
            Instant at = byDay(task.getCreateTime().toInstant(), play.get().takes(ordinal));
            planned.add(new Planned(task, play.get(), ordinal, at));
        }
        planned.sort(Comparator.comparing(Planned::at)
                .thenComparing(plan -> Long.valueOf(plan.task().getId())));
        return planned;
    }

    // How many of its kind were made before it: engine ids grow in a drill.
    private int ordinal(Task task) {
        long id = Long.parseLong(task.getId());
        return (int)
                history.createHistoricTaskInstanceQuery().taskDefinitionKey(task.getTaskDefinitionKey()).list().stream()
                        .filter(other -> Long.parseLong(other.getId()) < id)
                        .count();
    }

    private static Instant byDay(Instant created, Duration takes) {
        var at = created.plus(takes).atZone(BusinessTime.ZONE);
        if (!at.toLocalTime().isBefore(DAY_ENDS)) {
            return at.toLocalDate()
                    .plusDays(1)
                    .atTime(DAY_BEGINS)
                    .atZone(BusinessTime.ZONE)
                    .toInstant();
        }
        return at.toLocalTime().isBefore(DAY_BEGINS)
                ? at.toLocalDate().atTime(DAY_BEGINS).atZone(BusinessTime.ZONE).toInstant()
                : at.toInstant();
    }

    private boolean play(Planned planned, Instant now) {
        Task task = planned.task();
        try {
            String user = player(planned);
            return Boolean.TRUE.equals(transaction.execute(status -> complete(planned, user, now)));
        } catch (RuntimeException e) {
            if (failed.add(task.getTaskDefinitionKey() + ": " + e.getMessage())) {
                log.warn("The sample user cannot play {}", task.getTaskDefinitionKey(), e);
            }
            return false;
        }
    }

    private boolean complete(Planned planned, String user, Instant now) {
        Task task = planned.task();
        // A person may have claimed or ended it since; an earlier play of this round may have, too.
        if (tasks.createTaskQuery().taskId(task.getId()).taskUnassigned().count() == 0) {
            return false;
        }
        String businessKey = businessKey(task);
        Map<String, Object> answers = judgements.containsKey(task.getTaskDefinitionKey())
                ? judge(task, user, businessKey, planned.play())
                : planned.play().given();
        // Only now, as the engine's doors do it: a user sees little of the engine beside the task.
        identity.setAuthentication(user, groups(user));
        try {
            tasks.claim(task.getId(), user);
            tasks.complete(task.getId(), answers);
        } finally {
            identity.clearAuthentication();
        }
        db.sql(
                        """
                insert into drill_task (task, business_key, played_by, created_at, played_at, late)
                values (:task, :key, :user, :created, :now, :late)
                """)
                .param("task", task.getTaskDefinitionKey())
                .param("key", businessKey)
                .param("user", user)
                .param("created", task.getCreateTime().toInstant().atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("late", planned.play().isLate(planned.ordinal()))
                .update();
        return true;
    }

    private List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private Map<String, Object> judge(Task task, String user, String businessKey, Playbook.Play play) {
        var judgement = Objects.requireNonNull(judgements.get(task.getTaskDefinitionKey()));
        var answers = new TreeMap<>(play.given());
        answers.putAll(judgement.play(
                new SampleTask(task.getTaskDefinitionKey(), businessKey, user, tasks.getVariables(task.getId()))));
        return answers;
    }

    private String businessKey(Task task) {
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return Objects.requireNonNullElse(instance.getBusinessKey(), "-");
    }

    private String player(Planned planned) {
        var candidates = tasks.getIdentityLinksForTask(planned.task().getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
        var users = candidates.stream()
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .toList();
        var wanted = planned.play().player(planned.ordinal());
        if (wanted.isPresent() && (users.isEmpty() || users.contains(wanted.get()))) {
            return wanted.get();
        }
        return users.stream()
                .sorted()
                .findFirst()
                .or(() -> wanted)
                .orElseThrow(() -> new IllegalStateException("nobody may play it"));
    }
}
