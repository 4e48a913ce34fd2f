package dev.stopgap.orderbook;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What to do about rows that would change the past: asked, judged, and then written exactly as shown, or left alone. */
@Service
public class PastQuestions {

    private final JdbcClient db;
    private final ImportRows rows;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PastQuestions(JdbcClient db, ImportRows rows, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks about the rows that import {@code importId} has kept back: one question for each address or account that would
     * take another's place, one for the amounts; where there are more than twenty, one for all addresses or accounts. What is
     * asked already, or was rejected before, is not asked again. Returns what is new.
     */
    @Transactional
    public List<PastQuestion> ask(long importId) {
        db.sql(
                        """
                update import_finding f
                   set question = e.question
                  from import_finding e
                  join past_question q on q.id = e.question and q.state in ('OPEN', 'REJECTED')
                 where f.import_id = :import
                   and f.question is null
                   and e.supplier = f.supplier and e.kind = f.kind and e.key = f.key
                   and held_back(e.after) = held_back(f.after)
                """)
                .param("import", importId)
                .update();
        db.sql(
                        """
                with kept as (
                    select f.import_id, f.row_no, f.supplier, f.kind,
                           f.before->>'destination' is distinct from f.after->>'destination' as moves,
                           held_back(f.before) - 'destination' is distinct from held_back(f.after) - 'destination' as costs,
                           f.before, f.after
                      from import_finding f
                     where f.import_id = :import and f.question is null),
                named as (
                    select import_id, row_no, supplier, kind,
                           case when kind = 'payments' then 'ACCOUNT'
                                when moves and costs then 'ADDRESS_AND_AMOUNT'
                                when moves then 'ADDRESS'
                                else 'AMOUNT' end as what,
                           coalesce(before->>'reference', before->>'destination') as before,
                           coalesce(after->>'reference', after->>'destination') as after
                      from kept),
                many as (
                    select count(distinct (what, before, after)) > 20 as too_many from named),
                grouped as (
                    select n.import_id, n.row_no, n.supplier, n.kind, n.what,
                           case when not m.too_many and n.what in ('ADDRESS', 'ACCOUNT') then n.before end as before,
                           case when not m.too_many and n.what in ('ADDRESS', 'ACCOUNT') then n.after end as after
                      from named n cross join many m),
                asked as (
                    insert into past_question (import_id, supplier, kind, what, before, after, state)
                    select distinct import_id, supplier, kind, what, before, after, 'OPEN' from grouped
                    returning id, what, before, after)
                update import_finding f
                   set question = a.id
                  from grouped g
                  join asked a on a.what = g.what
                   and a.before is not distinct from g.before and a.after is not distinct from g.after
                 where f.import_id = g.import_id and f.row_no = g.row_no
                """)
                .param("import", importId)
                .update();
        return db
                .sql("select id from past_question where import_id = :import order by id")
                .param("import", importId)
                .query(Long.class)
                .list()
                .stream()
                .map(this::get)
                .toList();
    }

    /** One of them; {@link NoSuchElementException} where there is none. */
    public PastQuestion get(long id) {
        return db.sql(
                        """
                select q.id, q.supplier, i.file_name, q.what, q.before, q.after,
                       (select count(distinct f.key) from import_finding f where f.question = q.id) as rows
                  from past_question q
                  join import i on i.id = q.import_id
                 where q.id = :id
                """)
                .param("id", id)
                .query((row, number) -> new PastQuestion(
                        row.getLong("id"),
                        new SupplierId(row.getString("supplier")),
                        row.getString("file_name"),
                        PastQuestion.What.valueOf(row.getString("what")),
                        row.getString("before"),
                        row.getString("after"),
                        row.getLong("rows")))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no question " + id));
    }

    /** The first of its rows, before and after. */
    public List<ImportRows.Changed> rows(long id) {
        return rows.ofQuestion(id);
    }

    /** A person has said whether it is genuine, and why. */
    @Transactional
    public void judge(long id, OutageId outage, boolean genuine, String by, String reason) {
        if (reason.isBlank()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "past.reason");
        }
        db.sql("update past_question set judged_by = :by, reason = :reason where id = :id and state = 'OPEN'")
                .param("id", id)
                .param("by", by)
                .param("reason", reason)
                .update();
        record(id, LedgerEntry.of(genuine ? "orderbook.pastGenuine" : "orderbook.pastNotGenuine"), outage, by, reason);
    }

    /** A second person has said the same of an account, or has not. */
    @Transactional
    public void confirm(long id, OutageId outage, boolean genuine, String by, String reason) {
        if (reason.isBlank()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "past.reason");
        }
        String judge = db.sql("select judged_by from past_question where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        if (by.equals(judge)) {
            throw new Problem(HttpStatus.CONFLICT, "past.fourEyes", by);
        }
        db.sql("update past_question set confirmed_by = :by where id = :id and state = 'OPEN'")
                .param("id", id)
                .param("by", by)
                .update();
        record(id, LedgerEntry.of(genuine ? "orderbook.pastGenuine" : "orderbook.pastNotGenuine"), outage, by, reason);
    }

    /** Leaves what is stored as it is; the same change is not asked about again. */
    @Transactional
    public void reject(long id) {
        settle(id, "REJECTED", 0);
    }

    /**
     * Writes exactly what was shown. A row that has changed otherwise meanwhile is left as it is. Returns how many rows were
     * written.
     */
    @Transactional
    public int apply(long id, OutageId outage) {
        PastQuestion question = get(id);
        Kind kind = question.what() == PastQuestion.What.ACCOUNT ? Kind.PAYMENTS : Kind.ORDERS;
        int written = db.sql(write(kind))
                .param("question", id)
                .param("supplier", question.supplier().value())
                .update();
        long left = question.rows() - written;
        settle(id, "ACCEPTED", left);
        ledger.record(LedgerEntry.of("orderbook.pastChanged")
                .in(outage)
                .at(question.supplier().value())
                .about("question " + id)
                .with("file", question.fileName())
                .with("rows", written)
                .with("left", left));
        if (written > 0 && kind.ofLines()) {
            events.publishEvent(new LinesChanged(question.supplier(), LinesChanged.Cause.IMPORTED, written));
        }
        return written;
    }

    /** Put together from the names in {@link Kind}, as {@link Staging} is. */
    private static String write(Kind kind) {
        var values = kind.columns.stream()
                .map(Column::field)
                .filter(field -> !kind.key.contains(field))
                .map(field -> "%1$s = r.%1$s".formatted(field))
                .collect(Collectors.joining(", "));
        return """
                with last as (
                    select distinct on (key) key, before, after
                      from import_finding
                     where question = :question
                     order by key, import_id desc)
                update %1$s t
                   set %2$s
                  from %1$s o
                  join last f on %3$s
                 cross join lateral jsonb_populate_record(o, f.after) r
                 where o.supplier = :supplier
                   and t.supplier = o.supplier and %4$s
                   and jsonb_populate_record(o, f.before) = o
                """
                .formatted(
                        kind.table,
                        values,
                        kind.key.stream()
                                .map(field -> "f.after->>'%1$s' = o.%1$s".formatted(field))
                                .collect(Collectors.joining(" and ")),
                        kind.key.stream()
                                .map(field -> "t.%1$s = o.%1$s".formatted(field))
                                .collect(Collectors.joining(" and ")));
    }

    private void settle(long id, String state, long left) {
        db.sql(
                        """
                update past_question
                   set state = :state, left_out = :left, settled_at = :now
                 where id = :id and state = 'OPEN'
                """)
                .param("id", id)
                .param("state", state)
                .param("left", left)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void record(long id, LedgerEntry entry, OutageId outage, String by, String reason) {
        PastQuestion question = get(id);
        ledger.record(entry.by(by)
                .in(outage)
                .at(question.supplier().value())
                .about("question " + id)
                .with("file", question.fileName())
                .with("rows", question.rows())
                .with("reason", reason));
    }
}
