package dev.stopgap.billing;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What does not agree within an invoice, between it and its transactions, and between it and our payments. */
@Component
class InvoiceMatch {

    private final JdbcClient db;

    InvoiceMatch(JdbcClient db) {
        this.db = db;
    }

    /** Adds the invoices whose sums or taxes are wrong; returns the number of findings. */
    int checkSums(long match, String supplier) {
        return db.sql(
                        """
                with rate as (
                    select i.invoice_no, r.tax_rate, r.stated, r.tax,
                           coalesce((select sum(t.amount)
                                       from transaction t
                                      where t.supplier = :supplier and t.invoice_no = i.invoice_no and t.tax_rate = r.tax_rate), 0) as added,
                           r.stated * r.tax_rate * 0.01 as exact_tax
                      from invoice i
                     cross join lateral (values
                           (10::smallint, coalesce(i.taxable_10, 0), coalesce(i.tax_10, 0)),
                           (8::smallint, coalesce(i.taxable_8, 0), coalesce(i.tax_8, 0)),
                           (0::smallint, coalesce(i.non_taxable, 0), 0)) as r (tax_rate, stated, tax)
                     where i.supplier = :supplier
                ), whole as (
                    select i.invoice_no, i.total,
                           coalesce(i.taxable_10, 0) + coalesce(i.tax_10, 0) + coalesce(i.taxable_8, 0) + coalesce(i.tax_8, 0)
                             + coalesce(i.non_taxable, 0) as added
                      from invoice i
                     where i.supplier = :supplier
                ), finding as (
                    select 'INVOICE_TOTAL' as kind, invoice_no, tax_rate, stated - added as amount,
                           jsonb_build_object('billed', jsonb_build_object('amount', added),
                               'invoice', jsonb_build_object('taxRate', tax_rate, 'amount', stated)) as sides
                      from rate
                     where stated <> added
                    union all
                    select 'INVOICE_TOTAL', invoice_no, null, total - added,
                           jsonb_build_object('invoice', jsonb_build_object('amount', added, 'total', total))
                      from whole
                     where total <> added
                    union all
                    -- Half-up is always the floor or the ceiling, so these two are all three.
                    select 'INVOICE_TAX', invoice_no, tax_rate, least(abs(tax - floor(exact_tax)), abs(tax - ceil(exact_tax))),
                           jsonb_build_object('invoice', jsonb_build_object('taxRate', tax_rate, 'amount', stated, 'tax', tax,
                               'taxDown', floor(exact_tax), 'taxUp', ceil(exact_tax)))
                      from rate
                     where tax not in (floor(exact_tax), ceil(exact_tax))
                )
                insert into match_finding (match_id, id, kind, invoice_no, tax_rate, amount, sides)
                select :match, discrepancy_id(:supplier, kind, null, null, invoice_no, tax_rate, null), kind, invoice_no, tax_rate,
                       amount, sides
                  from finding
                """)
                .param("match", match)
                .param("supplier", supplier)
                .update();
    }

    /** Adds what we paid too little, too much, or for no invoice that is known. */
    int checkPayments(long match, String supplier, LocalDate asOf) {
        return db.sql(
                        """
                with settled as (
                    select i.invoice_no, i.total, i.issued_on, i.due_on, coalesce(sum(p.amount), 0) as paid, max(p.paid_on) as last_paid_on
                      from invoice i
                      left join payment p
                        on p.supplier = :supplier and p.invoice_no = i.invoice_no and p.direction = 'OUT'
                     where i.supplier = :supplier
                     group by i.invoice_no, i.total, i.issued_on, i.due_on
                ), finding as (
                    select case when paid > total then 'PAYMENT_OVER' else 'PAYMENT_SHORT' end as kind,
                           invoice_no, null as payment_no, abs(total - paid) as amount,
                           jsonb_build_object('invoice', jsonb_build_object('total', total, 'issuedOn', issued_on, 'dueOn', due_on),
                               'paid', jsonb_build_object('amount', paid, 'lastOn', last_paid_on)) as sides
                      from settled
                     where paid > total
                        or paid < total and :asOf > due_on
                    union all
                    select 'PAYMENT_UNAPPLIED', null, payment_no, amount,
                           jsonb_build_object('paid', jsonb_build_object('amount', amount, 'lastOn', paid_on, 'invoiceNo', invoice_no,
                               'method', method, 'reference', reference))
                      from payment p
                     where supplier = :supplier
                       and direction = 'OUT'
                       and not exists (select from invoice i where i.supplier = p.supplier and i.invoice_no = p.invoice_no)
                )
                insert into match_finding (match_id, id, kind, invoice_no, payment_no, amount, sides)
                select :match, discrepancy_id(:supplier, kind, null, null, invoice_no, null, payment_no), kind, invoice_no,
                       payment_no, amount, jsonb_strip_nulls(sides)
                  from finding
                """)
                .param("match", match)
                .param("supplier", supplier)
                .param("asOf", asOf)
                .update();
    }

    /** Adds the refunds owed in cash that have not come, or not all; an order's payments are applied to its refunds together. */
    int checkRefunds(long match, String supplier, LocalDate asOf, int refundDays) {
        return db.sql(
                        """
                with owed as (
                    select order_no,
                           count(*) as refunds,
                           sum(abs(amount) * (100 + tax_rate) * 0.01) as amount,
                           sum(abs(amount) * (100 + tax_rate) * 0.01) filter (where posted_on + :refundDays <= :asOf) as overdue_amount,
                           min(posted_on) as first_posted_on,
                           string_agg(transaction_no, ' ' order by posted_on, transaction_no collate "C") as transactions
                      from transaction
                     where supplier = :supplier and kind = 'REFUND' and invoice_no is null
                     group by order_no
                ), come as (
                    select order_no, sum(amount) as amount, max(paid_on) as last_paid_on
                      from payment
                     where supplier = :supplier and direction = 'IN' and order_no is not null
                     group by order_no
                ), finding as (
                    select o.*, coalesce(c.amount, 0) as come, c.last_paid_on,
                           case when coalesce(c.amount, 0) = 0 then 'REFUND_MISSING' else 'REFUND_SHORT' end as kind
                      from owed o
                      left join come c using (order_no)
                )
                insert into match_finding (match_id, id, kind, order_no, amount, sides)
                select :match, discrepancy_id(:supplier, kind, order_no, null, null, null, null), kind, order_no,
                       case kind when 'REFUND_MISSING' then overdue_amount else amount - come end,
                       jsonb_strip_nulls(jsonb_build_object(
                           'billed', jsonb_build_object('refunds', refunds, 'amount', amount, 'transactionNo', transactions,
                               'lastOn', first_posted_on),
                           'paid', jsonb_build_object('amount', come, 'lastOn', last_paid_on)))
                  from finding
                 where kind = 'REFUND_MISSING' and overdue_amount > 0
                    or kind = 'REFUND_SHORT' and amount - come > refunds
                """)
                .param("match", match)
                .param("supplier", supplier)
                .param("asOf", asOf)
                .param("refundDays", refundDays)
                .update();
    }
}
