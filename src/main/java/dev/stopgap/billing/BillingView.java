package dev.stopgap.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the billing page shows, read from the tables. */
@Component
class BillingView {

    private static final int ROWS = 50;

    private final JdbcClient db;

    BillingView(JdbcClient db) {
        this.db = db;
    }

    /** The supplier with which we were last concerned, if we were with any. */
    Optional<String> latestSupplier() {
        return db.sql(
                        """
                select supplier
                  from (select supplier, made_at as at from match_run
                        union all
                        select supplier, drafted_at from correction) as concern
                 order by at desc, supplier
                 limit 1
                """)
                .query(String.class)
                .optional();
    }

    /** The overview of one supplier; its list begins at the chosen page. */
    BillingPage.Overview overview(BillingPage.Choices choices) {
        var last = db.sql("select id, as_of from match_run where supplier = :supplier order by id desc limit 1")
                .param("supplier", choices.supplier())
                .query((row, number) -> new Run(row.getLong("id"), row.getObject("as_of", LocalDate.class)))
                .optional();
        var rows = rows(choices);
        return new BillingPage.Overview(
                last.map(Run::id).orElse(null),
                last.map(Run::asOf).orElse(null),
                kinds(choices.supplier()),
                states(choices.supplier()),
                rows.subList(0, Math.min(ROWS, rows.size())),
                rows.size() > ROWS,
                requests(choices.supplier()),
                held(choices.supplier()));
    }

    private record Run(long id, LocalDate asOf) {}

    private List<BillingPage.Row> rows(BillingPage.Choices choices) {
        return db.sql(
                        """
                select d.id, d.kind, d.state,
                       coalesce(d.order_no || coalesce('-' || d.line_no, ''), d.invoice_no, d.payment_no, '') as about,
                       d.sides ->> 'item' as item, d.quantity, d.amount, d.first_found_at, d.correction_id
                  from discrepancy d
                  join discrepancy_kind k using (kind)
                 where d.supplier = :supplier
                   and (:kind = '' or d.kind = :kind)
                   and (:state = '' or d.state = :state)
                 order by d.state = 'CLOSED', k.rank, abs(d.amount) desc, d.id
                 limit :rows offset :skip
                """)
                .param("supplier", choices.supplier())
                .param("kind", choices.kind())
                .param("state", choices.state())
                .param("rows", ROWS + 1)
                .param("skip", choices.page() * ROWS)
                .query((row, number) -> new BillingPage.Row(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getString("about"),
                        row.getString("item"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("amount"),
                        row.getObject("first_found_at", OffsetDateTime.class).toInstant(),
                        row.getString("correction_id")))
                .list();
    }

    private List<BillingPage.Total> kinds(String supplier) {
        return db.sql(
                        """
                select d.kind as name, count(*) as findings, sum(abs(d.amount)) as amount
                  from discrepancy d
                  join discrepancy_kind k using (kind)
                 where d.supplier = :supplier and d.state <> 'CLOSED'
                 group by d.kind, k.rank
                 order by k.rank
                """)
                .param("supplier", supplier)
                .query((row, number) -> new BillingPage.Total(
                        row.getString("name"), row.getLong("findings"), row.getBigDecimal("amount")))
                .list();
    }

    private List<BillingPage.Total> states(String supplier) {
        return db.sql(
                        """
                select s.name, count(d.id) as findings, coalesce(sum(abs(d.amount)), 0) as amount
                  from (values (1, 'OPEN'), (2, 'PROMISED'), (3, 'ACCEPTED'), (4, 'CLOSED')) as s (rank, name)
                  left join discrepancy d on d.supplier = :supplier and d.state = s.name
                 group by s.rank, s.name
                 order by s.rank
                """)
                .param("supplier", supplier)
                .query((row, number) -> new BillingPage.Total(
                        row.getString("name"), row.getLong("findings"), row.getBigDecimal("amount")))
                .list();
    }

    private List<BillingPage.Request> requests(String supplier) {
        return db.sql("select * from correction where supplier = :supplier order by number desc limit 100")
                .param("supplier", supplier)
                .query((row, number) -> new BillingPage.Request(
                        row.getString("id"),
                        row.getString("contact"),
                        row.getString("state"),
                        row.getInt("findings"),
                        row.getBigDecimal("amount"),
                        row.getObject("closing_on", LocalDate.class),
                        instant(row.getObject("answer_by", OffsetDateTime.class)),
                        row.getInt("reminders")))
                .list();
    }

    private List<BillingPage.HeldInvoice> held(String supplier) {
        return db.sql(
                        """
                select b.invoice_no, b.due_on, b.total, b.held_back, b.payable
                  from invoice_balance b
                 where b.supplier = :supplier and b.held_back > 0
                 order by b.due_on, b.invoice_no collate "C"
                 limit 100
                """)
                .param("supplier", supplier)
                .query((row, number) -> new BillingPage.HeldInvoice(
                        row.getString("invoice_no"),
                        row.getObject("due_on", LocalDate.class),
                        row.getBigDecimal("total"),
                        row.getBigDecimal("held_back"),
                        row.getBigDecimal("payable")))
                .list();
    }

    /** What is held and payable of one invoice, if it is known. */
    Optional<BillingPage.HeldInvoice> invoice(String supplier, String invoiceNo) {
        return db.sql("select * from invoice_balance where supplier = :supplier and invoice_no = :invoice")
                .param("supplier", supplier)
                .param("invoice", invoiceNo)
                .query((row, number) -> new BillingPage.HeldInvoice(
                        row.getString("invoice_no"),
                        row.getObject("due_on", LocalDate.class),
                        row.getBigDecimal("total"),
                        row.getBigDecimal("held_back"),
                        row.getBigDecimal("payable")))
                .optional();
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
