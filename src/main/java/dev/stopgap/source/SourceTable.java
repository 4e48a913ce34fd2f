package dev.stopgap.source;

import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each source stands: when it is due, when it was last reached, since when it fails. */
@Component
class SourceTable {

    private final JdbcClient db;
    private final Clock clock;

    SourceTable(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A source that is due and, until the transaction ends, this node's. */
    record Due(SupplierId supplier, String id, SourceLook.Marks marks, int failures, boolean died) {}

    /** What is wrong with a source, and since when. */
    record Trouble(String problem, Instant since) {}

    /** Makes sure that every source is known; a new one, and one whose place has changed, is due at once. */
    @Transactional
    void register(Collection<Sources.Known> known) {
        var owners = new ArrayList<String>();
        var ids = new ArrayList<String>();
        var hosts = new ArrayList<String>();
        var places = new ArrayList<String>();
        for (var each : known) {
            var source = each.source();
            owners.add(each.profile().id());
            ids.add(source.id());
            hosts.add(source.url().getHost());
            places.add(source.url() + (source.selector() == null ? "" : " " + source.selector()));
        }
        // An upsert would wait for the sources that another node is just fetching. The marks of another place would
        // make the new
        // one look unchanged; the minute spares a host where two nodes have different profiles.
        db.sql(
                        """
                with wanted as (select *
                                  from unnest(:suppliers::text[], :ids::text[], :hosts::text[], :places::text[])
                                    as w (supplier, id, host, place)),
                     moved as (update source
                                  set host = wanted.host, place = wanted.place,
                                      etag = null, last_modified = null, last_uid = 0,
                                      due_at = least(due_at, coalesce(checked_at + interval '1 minute', :now))
                                 from wanted
                                where source.supplier = wanted.supplier and source.id = wanted.id
                                  and source.place <> wanted.place)
                insert into source (supplier, id, host, place, due_at)
                select supplier, id, host, place, :now from wanted
                    on conflict do nothing
                """)
                .param("now", utc(clock.instant()))
                .param("suppliers", owners.toArray(String[]::new))
                .param("ids", ids.toArray(String[]::new))
                .param("hosts", hosts.toArray(String[]::new))
                .param("places", places.toArray(String[]::new))
                .update();
    }

    /** Claims the next source that is due; another node passes over it. */
    Optional<Due> claim() {
        return db.sql(
                        """
                select *
                  from source
                 where due_at <= :now
                 order by due_at, supplier, id
                 limit 1
                   for update skip locked
                """)
                .param("now", utc(clock.instant()))
                .query((row, number) -> new Due(
                        new SupplierId(row.getString("supplier")),
                        row.getString("id"),
                        new SourceLook.Marks(
                                row.getString("etag"), row.getString("last_modified"), row.getLong("last_uid")),
                        row.getInt("failures"),
                        row.getObject("died_at") != null))
                .optional();
    }

    void forget(Due source) {
        db.sql("delete from source_check where supplier = :supplier and source = :id")
                .param("supplier", source.supplier().value())
                .param("id", source.id())
                .update();
        db.sql("delete from source where supplier = :supplier and id = :id")
                .param("supplier", source.supplier().value())
                .param("id", source.id())
                .update();
    }

    /** What is wrong with a source; nothing where it can be read. */
    Optional<Trouble> trouble(SupplierId supplier, String source) {
        return db.sql(
                        """
                select problem, failing_since
                  from source
                 where supplier = :supplier and id = :id and failing_since is not null
                """)
                .param("supplier", supplier.value())
                .param("id", source)
                .query((row, number) -> new Trouble(
                        row.getString("problem"),
                        row.getObject("failing_since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Makes a source due now, as if it had never died: where it still fails, somebody is asked again. */
    void tryAgain(SupplierId supplier, String source) {
        db.sql(
                        """
                update source
                   set due_at = :now, died_at = null, failures = least(failures, 1)
                 where supplier = :supplier and id = :id
                """)
                .param("supplier", supplier.value())
                .param("id", source)
                .param("now", utc(clock.instant()))
                .update();
    }

    void next(Due source, Instant due) {
        db.sql("update source set due_at = :due where supplier = :supplier and id = :id")
                .param("due", utc(due))
                .param("supplier", source.supplier().value())
                .param("id", source.id())
                .update();
    }

    @Transactional
    void dueNow() {
        db.sql("update source set due_at = :now where due_at > :now")
                .param("now", utc(clock.instant()))
                .update();
    }

    void reached(Due source, SourceLook.Marks marks, Instant now, Instant due) {
        db.sql(
                        """
                update source
                   set due_at = :due, etag = :etag, last_modified = :modified, last_uid = greatest(last_uid, :uid),
                       checked_at = :now, reached_at = :now, failing_since = null, failures = 0, problem = null, died_at = null
                 where supplier = :supplier and id = :id
                """)
                .param("due", utc(due))
                .param("etag", marks.etag())
                .param("modified", marks.lastModified())
                .param("uid", marks.lastUid())
                .param("now", utc(now))
                .param("supplier", source.supplier().value())
                .param("id", source.id())
                .update();
    }

    void failed(Due source, String problem, Instant now, Instant due, boolean dies) {
        db.sql(
                        """
                update source
                   set due_at = :due, checked_at = :now, failing_since = coalesce(failing_since, :now),
                       failures = failures + 1, problem = :problem,
                       died_at = case when :dies then :now else died_at end
                 where supplier = :supplier and id = :id
                """)
                .param("due", utc(due))
                .param("now", utc(now))
                .param("problem", problem)
                .param("dies", dies)
                .param("supplier", source.supplier().value())
                .param("id", source.id())
                .update();
    }

    /** Notes what a look came to; the same again only counts up. */
    void note(Due source, String outcome, @Nullable String detail, Instant now) {
        int counted = db.sql(
                        """
                update source_check
                   set times = times + 1, last_at = :now
                 where id = (select max(id) from source_check where supplier = :supplier and source = :id)
                   and outcome = :outcome and outcome <> 'NEW' and detail is not distinct from :detail
                """)
                .param("now", utc(now))
                .param("supplier", source.supplier().value())
                .param("id", source.id())
                .param("outcome", outcome)
                .param("detail", detail)
                .update();
        if (counted == 0) {
            db.sql(
                            """
                    insert into source_check (supplier, source, outcome, detail, first_at, last_at)
                    values (:supplier, :id, :outcome, :detail, :now, :now)
                    """)
                    .param("supplier", source.supplier().value())
                    .param("id", source.id())
                    .param("outcome", outcome)
                    .param("detail", detail)
                    .param("now", utc(now))
                    .update();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
