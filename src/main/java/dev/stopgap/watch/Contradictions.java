package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.watch.SupplierStatus.AreaStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Where words stand against each other: the press against the supplier, or an official text against itself. They are shown and
 * never merged: what the supplier says decides, and somebody is to look.
 */
@Service
public class Contradictions {

    private final JdbcClient db;
    private final DerivedStatus status;

    Contradictions(JdbcClient db, DerivedStatus status) {
        this.db = db;
        this.status = status;
    }

    /** Who stands against whom. */
    public enum Kind {
        /** The press says otherwise than the last official word. */
        PRESS,
        /** The press speaks of an area on which nothing official holds. */
        PRESS_ALONE,
        /** The official text that decides says two things of the area. */
        ITSELF
    }

    /**
     * Words that stand against each other.
     *
     * @param official what holds
     * @param other what is said against it
     * @param evidence its sentence; of ITSELF the one that was taken
     * @param notice in which it stands
     */
    public record Contradiction(
            Area area,
            Kind kind,
            AreaState official,
            AreaState other,
            String evidence,
            long notice,
            String source,
            Instant statedAt) {}

    /** What stands against each other for the moment {@code at}, as known at {@code known}; in the order of the areas. */
    public List<Contradiction> of(SupplierId supplier, Instant at, Instant known) {
        var official = status.at(supplier, at, known);
        var found = new ArrayList<Contradiction>();
        for (Contradiction press : press(supplier, at, known)) {
            Optional<AreaStatus> holds = official.areas().stream()
                    .filter(area -> area.area() == press.area())
                    .findFirst();
            AreaState state = holds.map(AreaStatus::state).orElse(AreaState.UNKNOWN);
            boolean newer = holds.isEmpty()
                    || state == AreaState.UNKNOWN
                    || !press.statedAt().isBefore(holds.get().statedAt());
            boolean fresh = !press.statedAt()
                    .plus(status.validity(supplier, press.area()))
                    .isBefore(at);
            if (newer && fresh && NewsDesk.kind(press.other()) != NewsDesk.kind(state)) {
                found.add(against(press, state));
            }
        }
        official.areas().stream()
                .filter(area -> area.person() == null && contradictsItself(area))
                .map(area -> new Contradiction(
                        area.area(),
                        Kind.ITSELF,
                        area.state(),
                        area.state(),
                        area.evidence(),
                        area.notice(),
                        area.source(),
                        area.statedAt()))
                .forEach(found::add);
        found.sort(Comparator.comparing(Contradiction::area));
        return found;
    }

    private static Contradiction against(Contradiction press, AreaState state) {
        return new Contradiction(
                press.area(),
                state == AreaState.UNKNOWN ? Kind.PRESS_ALONE : Kind.PRESS,
                state,
                press.other(),
                press.evidence(),
                press.notice(),
                press.source(),
                press.statedAt());
    }

    // The newest word of the press on each area.
    private List<Contradiction> press(SupplierId supplier, Instant at, Instant known) {
        return db.sql(
                        """
                select distinct on (r.area) r.area, r.state, r.evidence, r.notice, r.stated_at, n.source
                  from area_reading r
                  join notice n on n.id = r.notice
                 where r.supplier = :supplier and n.tier = 'NEWS' and r.state <> 'UNKNOWN'
                   and r.stated_at <= :at and r.known_at <= :known and r.known_until > :known
                 order by r.area, r.stated_at desc, r.id desc
                """)
                .param("supplier", supplier.value())
                .param("at", NoticeStore.utc(at))
                .param("known", NoticeStore.utc(known))
                .query((row, number) -> new Contradiction(
                        Area.valueOf(row.getString("area")),
                        Kind.PRESS,
                        AreaState.UNKNOWN,
                        AreaState.valueOf(row.getString("state")),
                        row.getString("evidence"),
                        row.getLong("notice"),
                        row.getString("source"),
                        row.getObject("stated_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private boolean contradictsItself(AreaStatus area) {
        return area.state() != AreaState.UNKNOWN
                && db.sql(
                                """
                select exists (select 1
                                 from reading
                                where notice = :notice
                                  and (reading -> 'signals')::jsonb @> to_jsonb(:signal::text))
                """)
                        .param("notice", area.notice())
                        .param("signal", Reading.CONTRADICTION + area.area())
                        .query(Boolean.class)
                        .single();
    }
}
