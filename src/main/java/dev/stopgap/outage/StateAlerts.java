package dev.stopgap.outage;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.People;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.watch.SupplierStatus;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people of changed states, each person once and only of the areas that it has chosen. That an area is back to normal
 * is told to everyone who was told that it was not, whatever has been chosen since.
 */
@Service
class StateAlerts {

    /** Whom a supplier concerns while it has no case. */
    static final List<Recipient> WATCHERS =
            List.of(Recipient.group("reporter"), Recipient.group("buyer"), Recipient.group("manager"));

    private final JdbcClient db;
    private final AlertChoices choices;
    private final People people;
    private final Messages messages;
    private final SupplierStatus status;
    private final Clock clock;

    StateAlerts(
            JdbcClient db, AlertChoices choices, People people, Messages messages, SupplierStatus status, Clock clock) {
        this.db = db;
        this.choices = choices;
        this.people = people;
        this.messages = messages;
        this.status = status;
        this.clock = clock;
    }

    /** A change of an area's state, and the notice and sentence because of which it has changed. */
    record Change(Area area, AreaState from, AreaState to, long notice, String evidence) {

        String key() {
            return notice + " " + area + " " + from + " " + to;
        }
    }

    /** Tells of {@code changes} of the supplier's, in its case if it has one. */
    @Transactional
    void tell(SupplierId supplier, @Nullable OutageId outage, List<Change> changes) {
        var usual = outage == null ? WATCHERS : Cases.OWN_PEOPLE;
        var usualPersons = people.behind(usual);
        var byContent = byContent(supplier, changes, usualPersons);
        boolean nobodyThere = usualPersons.isEmpty() && byContent.isEmpty();
        if (nobodyThere || byContent.equals(Map.of(changes, Set.copyOf(usualPersons)))) {
            send(supplier, outage, changes, usual);
        } else {
            byContent.forEach((content, persons) -> send(
                    supplier,
                    outage,
                    content,
                    persons.stream().map(Recipient::user).toList()));
        }
        byContent.forEach((content, persons) -> remember(supplier, content, persons));
        forgetWhatIsOver(supplier, changes);
    }

    /** Whether anybody was told that one of these areas is not as usual. */
    boolean hasAlarmed(SupplierId supplier, Collection<Area> areas) {
        return db.sql("select exists (select from alarmed where supplier = :supplier and area = any(:areas::text[]))")
                .param("supplier", supplier.value())
                .param("areas", names(areas))
                .query(Boolean.class)
                .single();
    }

    // Those who are to hear the same are written to in one message.
    private Map<List<Change>, Set<String>> byContent(SupplierId supplier, List<Change> changes, List<String> usual) {
        var chosen = choices.of(supplier);
        var alarmed = alarmed(supplier);
        var everyone = new LinkedHashSet<>(usual);
        everyone.addAll(chosen.keySet());
        alarmed.values().forEach(everyone::addAll);
        var byContent = new LinkedHashMap<List<Change>, Set<String>>();
        for (String person : everyone) {
            var content = new ArrayList<Change>();
            for (Change change : changes) {
                Set<Area> areas = chosen.get(person);
                boolean wanted = areas == null ? usual.contains(person) : areas.contains(change.area());
                boolean allClear = change.to() == AreaState.NORMAL
                        && alarmed.getOrDefault(change.area(), Set.of()).contains(person);
                if (wanted || allClear) {
                    content.add(change);
                }
            }
            if (!content.isEmpty()) {
                byContent
                        .computeIfAbsent(List.copyOf(content), same -> new LinkedHashSet<>())
                        .add(person);
            }
        }
        return byContent;
    }

    private void send(SupplierId supplier, @Nullable OutageId outage, List<Change> changes, List<Recipient> to) {
        messages.send(new Message(
                "state-changed",
                to,
                outage,
                supplier.value(),
                "state-changed " + changes.stream().map(Change::key).collect(Collectors.joining(", ")),
                !isAllClear(changes),
                null,
                Map.of("changes", told(supplier, changes))));
    }

    // Nobody has to say that the all-clear has arrived, and nobody is told of it by a second channel.
    private static boolean isAllClear(List<Change> changes) {
        return changes.stream().allMatch(change -> change.to() == AreaState.NORMAL);
    }

    private List<Map<String, Object>> told(SupplierId supplier, List<Change> changes) {
        var now = status.now(supplier).areas();
        var told = new ArrayList<Map<String, Object>>();
        for (Change change : changes) {
            var one = new LinkedHashMap<String, Object>();
            one.put("area", change.area().name());
            one.put("from", change.from().name());
            one.put("to", change.to().name());
            one.put("evidence", change.evidence());
            one.put("notice", change.notice());
            now.stream()
                    .filter(area -> area.area() == change.area() && area.notice() == change.notice())
                    .findFirst()
                    .ifPresent(area -> {
                        one.put("statedAt", area.statedAt().toString());
                        if (area.planned() != null) {
                            one.put("planned", area.planned());
                        }
                        if (!area.limits().isEmpty()) {
                            one.put("limits", String.join(" / ", area.limits()));
                        }
                    });
            told.add(one);
        }
        return told;
    }

    private Map<Area, Set<String>> alarmed(SupplierId supplier) {
        var alarmed = new LinkedHashMap<Area, Set<String>>();
        db.sql("select area, person from alarmed where supplier = :supplier order by area, person")
                .param("supplier", supplier.value())
                .query((row, number) -> alarmed.computeIfAbsent(
                                Area.valueOf(row.getString("area")), area -> new LinkedHashSet<>())
                        .add(row.getString("person")))
                .list();
        return alarmed;
    }

    private void remember(SupplierId supplier, List<Change> changes, Set<String> persons) {
        var areas = changes.stream()
                .filter(change -> change.to() != AreaState.NORMAL && change.to() != AreaState.UNKNOWN)
                .map(Change::area)
                .toList();
        db.sql(
                        """
                insert into alarmed (supplier, area, person, since)
                select :supplier, area, person, :now
                  from unnest(:areas::text[]) as area, unnest(:persons::text[]) as person
                    on conflict do nothing
                """)
                .param("supplier", supplier.value())
                .param("areas", names(areas))
                .param("persons", persons.toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void forgetWhatIsOver(SupplierId supplier, List<Change> changes) {
        db.sql("delete from alarmed where supplier = :supplier and area = any(:areas::text[])")
                .param("supplier", supplier.value())
                .param(
                        "areas",
                        names(changes.stream()
                                .filter(change -> change.to() == AreaState.NORMAL)
                                .map(Change::area)
                                .toList()))
                .update();
    }

    private static String[] names(Collection<Area> areas) {
        return areas.stream().map(Area::name).toArray(String[]::new);
    }
}
