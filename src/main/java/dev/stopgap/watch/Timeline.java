package dev.stopgap.watch;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.stopgap.supplier.SupplierId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Every version of every text about a supplier, with its difference to the one before and what it changed. */
@Service
class Timeline {

    private final JdbcClient db;

    Timeline(JdbcClient db) {
        this.db = db;
    }

    /**
     * One version.
     *
     * @param origin GENUINE, BACKGROUND, SUSPICIOUS or FORGED; null until it has been checked
     * @param difference the lines removed and added, null for the first version
     * @param areas what it says, by area, as it is believed now
     * @param corrections what people have set right in it, oldest first
     * @param changes which states it changed
     * @param signals what its difference to the version before says of the recovery
     * @param copyOf the article whose event this one tells in other words; null where it tells its own
     */
    record Entry(
            long notice,
            String source,
            String tier,
            String channel,
            @Nullable String url,
            String title,
            Instant statedAt,
            Instant fetchedAt,
            Instant enteredAt,
            @Nullable String enteredBy,
            boolean enteredLate,
            @Nullable String origin,
            @JsonRawValue @Nullable String difference,
            @JsonRawValue String areas,
            @JsonRawValue String corrections,
            @JsonRawValue String changes,
            @JsonRawValue String signals,
            @Nullable Long copyOf) {}

    /** The newest versions below {@code before}, at most {@code limit}. */
    List<Entry> of(SupplierId supplier, @Nullable Long before, int limit) {
        return db.sql(
                        """
                select n.*,
                       (select verdict from notice_origin o where o.notice = n.id order by o.id desc limit 1) as origin,
                       (select coalesce(json_agg(json_build_object('area', r.area, 'state', r.state, 'evidence', r.evidence,
                                                                   'planned', r.planned, 'counts', r.counts,
                                                                   'readBy', r.read_by, 'reason', r.reason)
                                                 order by r.id), '[]')
                          from area_reading r where r.notice = n.id and r.known_until = 'infinity') as areas,
                       (select coalesce(json_agg(json_build_object('area', k.area, 'kind', k.kind, 'from', k.from_state,
                                                                   'to', k.to_state, 'evidence', k.evidence,
                                                                   'reason', k.reason, 'by', k.corrected_by,
                                                                   'at', k.corrected_at) order by k.id), '[]')
                          from area_correction k where k.notice = n.id) as corrections,
                       (select coalesce(json_agg(json_build_object('area', c.area, 'from', c.from_state, 'to', c.to_state)
                                                 order by c.id), '[]')
                          from area_change c where c.notice = n.id) as changes,
                       (select coalesce(json_agg(json_build_object('kind', s.kind, 'good', s.good, 'area', s.area,
                                                                   'evidence', s.evidence, 'before', s.said_before,
                                                                   'after', s.said_now) order by s.number), '[]')
                          from notice_signal s where s.notice = n.id) as signals,
                       (select k.copy_of from news_copy k where k.notice = n.id) as copy_of
                  from notice n
                 where n.supplier = :supplier and (:before::bigint is null or n.id < :before)
                 order by n.id desc
                 limit :limit
                """)
                .param("supplier", supplier.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getString("tier"),
                        row.getString("channel"),
                        row.getString("url"),
                        row.getString("title"),
                        row.getObject("stated_at", OffsetDateTime.class).toInstant(),
                        row.getObject("fetched_at", OffsetDateTime.class).toInstant(),
                        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        row.getString("entered_by"),
                        row.getBoolean("entered_late"),
                        row.getString("origin"),
                        row.getString("difference"),
                        row.getString("areas"),
                        row.getString("corrections"),
                        row.getString("changes"),
                        row.getString("signals"),
                        row.getObject("copy_of", Long.class)))
                .list();
    }
}
