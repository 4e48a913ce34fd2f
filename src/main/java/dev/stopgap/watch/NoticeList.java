package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The notices of a supplier for a page, newest first. Public for its template. */
@Component
public class NoticeList {

    private final JdbcClient db;

    NoticeList(JdbcClient db) {
        this.db = db;
    }

    /** A notice in the list. */
    public record Line(
            long id,
            String source,
            Tier tier,
            String channel,
            String title,
            Instant statedAt,
            Instant enteredAt,
            boolean enteredLate,
            boolean hasPrevious,
            @Nullable String origin,
            List<Said> said,
            int changes) {

        /** Whether it was found, or judged, to be somebody else's. */
        public boolean isDoubtful() {
            return "SUSPICIOUS".equals(origin) || "FORGED".equals(origin);
        }
    }

    /** What it says of an area, and whether a person has said so. */
    public record Said(Area area, AreaState state, boolean byPerson) {}

    /** The notices below {@code before}, at most {@code most}; {@code source} and {@code tier} empty: all. */
    List<Line> of(SupplierId supplier, String source, String tier, @Nullable Long before, int most) {
        return db.sql(
                        """
                select n.id, n.source, n.tier, n.channel, n.title, n.stated_at, n.entered_at, n.entered_late,
                       n.previous is not null as has_previous,
                       (select o.verdict from notice_origin o where o.notice = n.id order by o.id desc limit 1) as origin,
                       array(select r.area || ':' || r.state || ':' || (r.read_by is not null)
                               from area_reading r
                              where r.notice = n.id and r.known_until = 'infinity'
                              order by r.id) as said,
                       (select count(*) from area_change c where c.notice = n.id) as changes
                  from notice n
                 where n.supplier = :supplier
                   and (:source = '' or n.source = :source)
                   and (:tier = '' or n.tier = :tier)
                   and (:before::bigint is null or n.id < :before)
                 order by n.id desc
                 limit :most
                """)
                .param("supplier", supplier.value())
                .param("source", source)
                .param("tier", tier)
                .param("before", before)
                .param("most", most)
                .query((row, number) -> line(row))
                .list();
    }

    /** The supplier of whom there is something new. */
    Optional<String> latestSupplier() {
        return db.sql("select supplier from notice order by id desc limit 1")
                .query(String.class)
                .optional();
    }

    /** The sources of which there is a notice. */
    List<String> sources(SupplierId supplier) {
        return db.sql("select distinct source from notice where supplier = :supplier order by source")
                .param("supplier", supplier.value())
                .query(String.class)
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        var said = Arrays.stream((String[]) row.getArray("said").getArray())
                .map(text -> text.split(":", 3))
                .map(part -> new Said(Area.valueOf(part[0]), AreaState.valueOf(part[1]), Boolean.parseBoolean(part[2])))
                .sorted(Comparator.comparing(Said::area))
                .toList();
        return new Line(
                row.getLong("id"),
                row.getString("source"),
                Tier.valueOf(row.getString("tier")),
                row.getString("channel"),
                row.getString("title"),
                row.getObject("stated_at", OffsetDateTime.class).toInstant(),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("entered_late"),
                row.getBoolean("has_previous"),
                row.getString("origin"),
                said,
                row.getInt("changes"));
    }
}
