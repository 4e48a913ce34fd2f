package dev.stopgap.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The status as a question to the readings, never kept: so "what did we believe on the 3rd at noon" has an answer. The
 * newest official word on an area holds, for its validity; then the area is unknown.
 */
@Service
class DerivedStatus implements SupplierStatus {

    private static final Duration USUAL_VALIDITY = Duration.ofDays(14);

    private final JdbcClient db;
    private final Suppliers suppliers;
    private final CorrectionTable corrections;
    private final ObjectMapper json;
    private final Clock clock;

    DerivedStatus(JdbcClient db, Suppliers suppliers, CorrectionTable corrections, ObjectMapper json, Clock clock) {
        this.db = db;
        this.suppliers = suppliers;
        this.corrections = corrections;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Status now(SupplierId supplier) {
        return at(supplier, clock.instant(), clock.instant());
    }

    @Override
    public Status at(SupplierId supplier, Instant at, Instant knownAt) {
        var words = words(supplier, at, knownAt);
        var plans = plans(supplier, at, knownAt);
        var standing = new EnumMap<Area, CorrectionTable.Standing>(Area.class);
        corrections
                .standing(supplier, at, knownAt)
                .forEach(found -> standing.put(found.correction().area(), found));
        var areas = new ArrayList<AreaStatus>();
        var states = new EnumMap<Area, AreaState>(Area.class);
        var daily = EnumSet.noneOf(Area.class);
        for (Area area : Area.values()) {
            Word word = words.get(area);
            Word plan = plans.get(area);
            Word shown = word == null ? plan : word;
            CorrectionTable.Standing person = standing.get(area);
            if (shown == null) {
                // What the reader had found a person has taken away: said so, rather than as if it had never been.
                if (person != null) {
                    areas.add(withdrawn(area, person));
                }
                continue;
            }
            boolean stale = word != null
                    && word.statedAt().plus(validity(supplier, area)).isBefore(at);
            AreaState state = word == null || stale ? AreaState.UNKNOWN : word.state();
            areas.add(status(area, state, shown, plan, said(person, shown)));
            if (word != null) {
                // What was normal and is not spoken of any more has not stopped: silence after recovery is no
                // regression.
                states.put(area, stale && word.state() != AreaState.NORMAL ? AreaState.UNKNOWN : word.state());
                if (word.daily()) {
                    daily.add(area);
                }
            }
        }
        return new Status(supplier, at, stage(supplier, states, daily, at, knownAt), areas);
    }

    private static AreaStatus status(
            Area area, AreaState state, Word word, @Nullable Word plan, @Nullable PersonsWord person) {
        return new AreaStatus(
                area,
                state,
                state == AreaState.UNKNOWN ? List.of() : word.limits(),
                plan == null ? null : plan.planned(),
                plan == null ? null : plan.plannedFrom(),
                word.evidence(),
                word.notice(),
                word.source(),
                word.statedAt(),
                word.statedAt(),
                person);
    }

    private static AreaStatus withdrawn(Area area, CorrectionTable.Standing person) {
        return new AreaStatus(
                area,
                AreaState.UNKNOWN,
                List.of(),
                null,
                null,
                "",
                person.correction().notice(),
                person.source(),
                person.statedAt(),
                person.statedAt(),
                word(person));
    }

    // A person's word is behind a state where the state is the person's, or older than what the person took away.
    private static @Nullable PersonsWord said(CorrectionTable.@Nullable Standing person, Word shown) {
        if (person == null) {
            return null;
        }
        boolean takenAway =
                person.correction().to() == null || person.correction().to() == AreaState.UNKNOWN;
        boolean theirs = shown.notice() == person.correction().notice();
        return theirs || takenAway && !person.statedAt().isBefore(shown.statedAt()) ? word(person) : null;
    }

    private static PersonsWord word(CorrectionTable.Standing person) {
        Correction correction = person.correction();
        return new PersonsWord(
                correction.by(), correction.at(), correction.reason(), correction.notice(), correction.to());
    }

    private Stage stage(
            SupplierId supplier, Map<Area, AreaState> states, EnumSet<Area> daily, Instant at, Instant knownAt) {
        if (states.isEmpty()) {
            return Stage.STABLE;
        }
        Stage stage = StageRule.of(states, daily);
        return stage == Stage.STABLE
                        && fullyRecoveredSince(supplier, at, knownAt).isPresent()
                ? Stage.FULLY_RECOVERED
                : stage;
    }

    /** When a manager has confirmed full recovery, unless the supplier has said worse since. */
    Optional<Instant> fullyRecoveredSince(SupplierId supplier, Instant at, Instant knownAt) {
        return db.sql(
                        """
                select decided_at
                  from full_recovery
                 where supplier = :supplier and confirmed and decided_at <= least(:at, :known)
                   and not exists (select 1
                                     from area_reading
                                    where supplier = :supplier and counts and state not in ('NORMAL', 'UNKNOWN')
                                      and stated_at > full_recovery.decided_at and stated_at <= :at
                                      and known_at <= :known and known_until > :known)
                 order by decided_at desc
                 limit 1
                """)
                .param("supplier", supplier.value())
                .param("at", NoticeStore.utc(at))
                .param("known", NoticeStore.utc(knownAt))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    Duration validity(SupplierId supplier, Area area) {
        return suppliers
                .find(supplier)
                .map(SupplierProfile::validity)
                .map(validity -> validity.get(area.name()))
                .orElse(USUAL_VALIDITY);
    }

    private record Word(
            Area area,
            AreaState state,
            List<String> limits,
            @Nullable String planned,
            @Nullable String plannedFrom,
            String evidence,
            long notice,
            String source,
            boolean daily,
            Instant statedAt) {}

    private Map<Area, Word> words(SupplierId supplier, Instant at, Instant knownAt) {
        return read(
                """
                select distinct on (r.area) r.*, n.source
                  from area_reading r
                  join notice n on n.id = r.notice
                 where r.supplier = :supplier and r.counts and r.state <> 'UNKNOWN'
                   and r.stated_at <= :at and r.known_at <= :known and r.known_until > :known
                 order by r.area, r.stated_at desc, r.id desc
                """,
                supplier,
                at,
                knownAt);
    }

    // The newest plan that is still to come and that no later word on the area's state has made idle.
    private Map<Area, Word> plans(SupplierId supplier, Instant at, Instant knownAt) {
        return read(
                """
                select distinct on (r.area) r.*, n.source
                  from area_reading r
                  join notice n on n.id = r.notice
                 where r.supplier = :supplier and r.counts and r.planned is not null
                   and r.stated_at <= :at and r.known_at <= :known and r.known_until > :known
                   and coalesce(r.planned_to, r.planned_from) >= :today
                   and not exists (select 1
                                     from area_reading later
                                    where later.supplier = r.supplier and later.area = r.area and later.counts
                                      and later.state = 'NORMAL' and later.stated_at > r.stated_at
                                      and later.stated_at <= :at and later.known_at <= :known
                                      and later.known_until > :known)
                 order by r.area, r.stated_at desc, r.id desc
                """,
                supplier,
                at,
                knownAt);
    }

    private Map<Area, Word> read(String sql, SupplierId supplier, Instant at, Instant knownAt) {
        var words = new EnumMap<Area, Word>(Area.class);
        db.sql(sql)
                .param("supplier", supplier.value())
                .param("at", NoticeStore.utc(at))
                .param("known", NoticeStore.utc(knownAt))
                .param("today", at.atZone(BusinessTime.ZONE).toLocalDate().toString())
                .query((row, number) -> new Word(
                        Area.valueOf(row.getString("area")),
                        AreaState.valueOf(row.getString("state")),
                        limits(row.getString("limits")),
                        row.getString("planned"),
                        row.getString("planned_from"),
                        row.getString("evidence"),
                        row.getLong("notice"),
                        row.getString("source"),
                        row.getBoolean("daily"),
                        row.getObject("stated_at", OffsetDateTime.class).toInstant()))
                .list()
                .forEach(word -> words.put(word.area(), word));
        return words;
    }

    private List<String> limits(String limits) {
        try {
            return json.readValue(limits, new TypeReference<List<Reading.Limit>>() {}).stream()
                    .map(Reading.Limit::text)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
