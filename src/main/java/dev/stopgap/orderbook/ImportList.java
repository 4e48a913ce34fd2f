package dev.stopgap.orderbook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The latest imports, whichever way they came, and the uploads that wait for somebody. */
@Component
public class ImportList {

    private final JdbcClient db;

    ImportList(JdbcClient db) {
        this.db = db;
    }

    /**
     * One of them.
     *
     * @param number of the upload or import
     * @param path of its page
     * @param state of an upload; or LOOKED, STORED, REFUSED of an import
     * @param rows how many the file has; of one that runs, how many have been read
     */
    public record Line(
            long number,
            String path,
            String fileName,
            String kind,
            @Nullable String supplier,
            Instant at,
            String who,
            String state,
            long rows,
            long added,
            long changed,
            long refused) {

        /** The same of one that runs, with how many rows have been read. */
        Line read(long count) {
            return new Line(number, path, fileName, kind, supplier, at, who, state, count, added, changed, refused);
        }

        /** Whether it is being read or stored. */
        public boolean runs() {
            return state.equals("LOOKING") || state.equals("STORING");
        }
    }

    /** The latest of those {@code kinds}, newest first. */
    List<Line> latest(Collection<Kind> kinds, int limit) {
        return db.sql(
                        """
                select 'files/' || u.id as path, u.file_name, u.kind, u.supplier, u.received_at as at, u.received_by as who, u.state,
                       coalesce(i.rows, 0) as rows, coalesce(i.added, 0) as added, coalesce(i.changed, 0) as changed,
                       coalesce(i.refused, 0) as refused, u.id as number
                  from import_upload u
                  left join import i on i.id = u.looked
                 where u.stored is null and u.kind = any(:kinds)
                union all
                select i.id::text, i.file_name, i.kind, i.supplier, i.finished_at, i.imported_by,
                       case when i.dry_run then 'LOOKED' when i.stored then 'STORED' else 'REFUSED' end,
                       i.rows, i.added, i.changed, i.refused, i.id
                  from import i
                 where i.kind = any(:kinds)
                   and not exists (select from import_upload u where u.looked = i.id)
                 order by at desc, number desc
                 limit :limit
                """)
                .param("kinds", kinds.stream().map(Kind::fileName).toArray(String[]::new))
                .param("limit", limit)
                .query((row, number) -> new Line(
                        row.getLong("number"),
                        row.getString("path"),
                        row.getString("file_name"),
                        row.getString("kind"),
                        row.getString("supplier"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("state"),
                        row.getLong("rows"),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("refused")))
                .list();
    }
}
