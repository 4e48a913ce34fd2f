package dev.stopgap.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.SupplierId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code area_correction}, and what it does to the readings of a notice. */
@Component
class CorrectionTable {

    private final JdbcClient db;
    private final ObjectMapper json;

    CorrectionTable(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Adds a row; false where somebody else has taken its revision. */
    boolean add(SupplierId supplier, Correction correction) {
        return db.sql(
                                """
                insert into area_correction (notice, supplier, area, revision, kind, from_state, to_state, evidence, planned,
                                             counts, reason, corrected_by, corrected_at, carried_from)
                values (:notice, :supplier, :area, :revision, :kind, :from, :to, :evidence, :planned,
                        :counts, :reason, :by, :at, :carried)
                    on conflict do nothing
                """)
                        .param("notice", correction.notice())
                        .param("supplier", supplier.value())
                        .param("area", correction.area().name())
                        .param("revision", correction.revision())
                        .param("kind", correction.kind().name())
                        .param("from", name(correction.from()))
                        .param("to", name(correction.to()))
                        .param("evidence", correction.evidence())
                        .param("planned", correction.planned())
                        .param("counts", correction.counts())
                        .param("reason", correction.reason())
                        .param("by", correction.by())
                        .param("at", NoticeStore.utc(correction.at()))
                        .param("carried", correction.carriedFrom())
                        .update()
                == 1;
    }

    List<Correction> of(long notice) {
        return db.sql("select * from area_correction where notice = :notice order by id")
                .param("notice", notice)
                .query((row, number) -> correction(row))
                .list();
    }

    Optional<Correction> last(long notice, Area area) {
        return db.sql(
                        """
                select *
                  from area_correction
                 where notice = :notice and area = :area
                 order by revision desc
                 limit 1
                """)
                .param("notice", notice)
                .param("area", area.name())
                .query((row, number) -> correction(row))
                .optional();
    }

    /**
     * The people's words on the version before {@code notice} on sentences that stand in it as they did, and that the reader
     * has read as it did: of these areas nothing new has been said.
     */
    List<Correction> stillMeant(long notice) {
        return db.sql(
                        """
                select distinct on (c.area) c.*
                  from notice n
                  join area_correction c on c.notice = n.previous and c.kind = 'CORRECTED'
                  join area_reading old on old.notice = c.notice and old.area = c.area and old.read_by is null
                  join area_reading fresh on fresh.notice = n.id and fresh.area = c.area and fresh.read_by is null
                                         and fresh.known_until = 'infinity'
                 where n.id = :notice and n.entered_by is null
                   and fresh.state = old.state and fresh.evidence = old.evidence
                   and fresh.planned is not distinct from old.planned
                   and (c.evidence is null or position(c.evidence in n.text) > 0)
                   and not exists (select 1
                                     from area_correction later
                                    where later.notice = c.notice and later.area = c.area and later.revision > c.revision)
                 order by c.area, c.revision desc
                """)
                .param("notice", notice)
                .query((row, number) -> correction(row))
                .list();
    }

    /** A person's word that stood at a moment, with the time for which its notice speaks. */
    record Standing(Correction correction, String source, Instant statedAt) {}

    /** The newest person's word on each area of {@code supplier} that stood at {@code known}, for the time {@code at}. */
    List<Standing> standing(SupplierId supplier, Instant at, Instant known) {
        return db.sql(
                        """
                select distinct on (c.area) c.*, n.source, n.stated_at
                  from area_correction c
                  join notice n on n.id = c.notice
                 where c.supplier = :supplier and c.counts and c.kind = 'CORRECTED' and c.corrected_at <= :known
                   and n.stated_at <= :at
                   and not exists (select 1
                                     from area_correction later
                                    where later.notice = c.notice and later.area = c.area and later.revision > c.revision
                                      and later.corrected_at <= :known)
                 order by c.area, n.stated_at desc, c.id desc
                """)
                .param("supplier", supplier.value())
                .param("at", NoticeStore.utc(at))
                .param("known", NoticeStore.utc(known))
                .query((row, number) -> new Standing(
                        correction(row),
                        row.getString("source"),
                        row.getObject("stated_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    boolean isRead(long notice) {
        return db.sql("select exists (select 1 from reading where notice = :notice)")
                .param("notice", notice)
                .query(Boolean.class)
                .single();
    }

    /** Whether {@code notice} decides anything: official, and last judged to be genuine. */
    boolean counts(long notice) {
        return db.sql(
                        """
                select n.tier = 'OFFICIAL'
                       and coalesce((select o.verdict = 'GENUINE'
                                       from notice_origin o
                                      where o.notice = n.id
                                      order by o.id desc
                                      limit 1), false)
                  from notice n
                 where n.id = :notice
                """)
                .param("notice", notice)
                .query(Boolean.class)
                .single();
    }

    /** What is believed now that a notice says of an area. */
    Optional<Reading.AreaReading> believed(long notice, Area area) {
        return reading(
                """
                select *
                  from area_reading
                 where notice = :notice and area = :area and known_until = 'infinity'
                 order by id desc
                 limit 1
                """,
                notice,
                area);
    }

    /** What the reader has read of an area, whoever has corrected it since. */
    Optional<Reading.AreaReading> readers(long notice, Area area) {
        return reading(
                """
                select *
                  from area_reading
                 where notice = :notice and area = :area and read_by is null
                 order by id desc
                 limit 1
                """,
                notice,
                area);
    }

    boolean readsDaily(long notice, Area area) {
        return db.sql(
                        """
                select exists (select 1
                                 from area_reading
                                where notice = :notice and area = :area and read_by is null and daily)
                """)
                .param("notice", notice)
                .param("area", area.name())
                .query(Boolean.class)
                .single();
    }

    /** From {@code now} on, nothing is believed that the notice says of the area. */
    void end(long notice, Area area, Instant now) {
        db.sql(
                        """
                update area_reading
                   set known_until = :now
                 where notice = :notice and area = :area and known_until = 'infinity'
                """)
                .param("now", NoticeStore.utc(now))
                .param("notice", notice)
                .param("area", area.name())
                .update();
    }

    /** From {@code now} on, what the reader has read is believed again. */
    void believeReaderAgain(long notice, Area area, Instant now) {
        db.sql(
                        """
                insert into area_reading (notice, supplier, area, state, limits, planned, planned_from, planned_to,
                                          planned_strength, evidence, evidence_at, daily, counts, stated_at, known_at)
                select notice, supplier, area, state, limits, planned, planned_from, planned_to,
                       planned_strength, evidence, evidence_at, daily, counts, stated_at, :now
                  from area_reading
                 where notice = :notice and area = :area and read_by is null
                 order by id desc
                 limit 1
                """)
                .param("now", NoticeStore.utc(now))
                .param("notice", notice)
                .param("area", area.name())
                .update();
    }

    private Optional<Reading.AreaReading> reading(String sql, long notice, Area area) {
        return db.sql(sql)
                .param("notice", notice)
                .param("area", area.name())
                .query((row, number) -> reading(row))
                .optional();
    }

    /** The columns of {@code area_reading} as the reader's own record. */
    Reading.AreaReading reading(ResultSet row) throws SQLException {
        String planned = row.getString("planned");
        return new Reading.AreaReading(
                Area.valueOf(row.getString("area")),
                AreaState.valueOf(row.getString("state")),
                limits(row.getString("limits")),
                planned == null
                        ? null
                        : new Reading.Planned(
                                row.getString("planned_from"),
                                row.getString("planned_to"),
                                planned,
                                row.getString("planned_strength")),
                row.getString("evidence"),
                row.getInt("evidence_at"));
    }

    private List<Reading.Limit> limits(String limits) {
        try {
            return json.readValue(limits, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getLong("notice"),
                Area.valueOf(row.getString("area")),
                row.getInt("revision"),
                Correction.Kind.valueOf(row.getString("kind")),
                state(row.getString("from_state")),
                state(row.getString("to_state")),
                row.getString("evidence"),
                row.getString("planned"),
                row.getBoolean("counts"),
                row.getString("reason"),
                row.getString("corrected_by"),
                row.getObject("corrected_at", OffsetDateTime.class).toInstant(),
                row.getObject("carried_from", Long.class));
    }

    private static @Nullable AreaState state(@Nullable String name) {
        return name == null ? null : AreaState.valueOf(name);
    }

    private static @Nullable String name(@Nullable AreaState state) {
        return state == null ? null : state.name();
    }
}
