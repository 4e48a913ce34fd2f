package dev.stopgap.billing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What does not agree between an order line, its shipments and its transactions. */
@Component
class LineMatch {

    private final JdbcClient db;

    LineMatch(JdbcClient db) {
        this.db = db;
    }

    /** Adds the findings of known order lines to {@code match}; returns their number. */
    int compareKnownLines(long match, String supplier) {
        return db.sql(
                        """
                with billed as (
                    select t.order_no, t.line_no,
                           coalesce(sum(t.quantity) filter (where t.kind = 'SALE'), 0)
                             - coalesce(sum(abs(t.quantity)) filter (where t.kind in ('CANCEL', 'REFUND')), 0) as quantity,
                           sum(t.amount) as amount,
                           coalesce(sum(coalesce(t.discount, 0) + coalesce(t.points, 0)) filter (where t.kind = 'SALE'), 0) as reductions,
                           (array_agg(t.unit_price order by t.posted_on desc, t.transaction_no collate "C" desc)
                              filter (where t.kind = 'SALE' and t.unit_price is not null))[1] as last_unit_price,
                           (array_agg(t.invoice_no order by t.posted_on desc, t.transaction_no collate "C" desc)
                              filter (where t.kind = 'SALE'))[1] as last_invoice_no,
                           (array_agg(t.transaction_no order by t.posted_on desc, t.transaction_no collate "C" desc))[1] as last_transaction_no,
                           max(t.posted_on) as last_posted_on,
                           count(*) filter (where t.kind = 'SALE' and t.unit_price <> l.unit_price) as other_prices,
                           coalesce(sum(t.quantity) filter (where t.kind = 'SALE' and t.unit_price <> l.unit_price), 0) as other_price_quantity,
                           coalesce(sum((t.unit_price - l.unit_price) * t.quantity)
                              filter (where t.kind = 'SALE' and t.unit_price <> l.unit_price), 0) as other_price_amount,
                           count(*) filter (where t.kind = 'SALE' and t.tax_rate <> l.tax_rate) as other_rates,
                           coalesce(sum(t.amount * (t.tax_rate - l.tax_rate) * 0.01)
                              filter (where t.kind = 'SALE' and t.tax_rate <> l.tax_rate), 0) as other_rate_tax
                      from transaction t
                      join order_line l using (supplier, order_no, line_no)
                     where t.supplier = :supplier
                       and t.kind in ('SALE', 'CANCEL', 'REFUND')
                     group by t.order_no, t.line_no
                ), paid as (
                    select invoice_no, sum(amount) as amount
                      from payment
                     where supplier = :supplier and direction = 'OUT' and invoice_no is not null
                     group by invoice_no
                ), line as (
                    select l.order_no, l.line_no, l.item_name, l.unit, l.ordered_at, l.cancelled_on, l.unit_price, l.tax_rate,
                           l.quantity as ordered,
                           coalesce(l.cancelled_quantity, 0) as cancelled,
                           coalesce(l.discount, 0) + coalesce(l.points, 0) as reductions,
                           coalesce(s.shipped_quantity, 0) as shipped,
                           s.last_shipped_on,
                           coalesce(b.quantity, 0) as billed,
                           b.amount as billed_amount,
                           coalesce(b.reductions, 0) as billed_reductions,
                           coalesce(b.last_unit_price, l.unit_price) as billed_unit_price,
                           b.last_transaction_no, b.last_posted_on, b.last_invoice_no,
                           coalesce(b.other_prices, 0) as other_prices, b.other_price_quantity, b.other_price_amount,
                           coalesce(b.other_rates, 0) as other_rates, b.other_rate_tax,
                           i.total as invoice_total, i.due_on,
                           coalesce(p.amount, 0) as invoice_paid,
                           coalesce(coalesce(p.amount, 0) >= i.total, false) as invoice_is_paid
                      from order_line l
                      left join shipped_line s
                        on s.supplier = :supplier and s.order_no = l.order_no and s.line_no = l.line_no
                      left join billed b on b.order_no = l.order_no and b.line_no = l.line_no
                      left join invoice i on i.supplier = :supplier and i.invoice_no = b.last_invoice_no
                      left join paid p on p.invoice_no = b.last_invoice_no
                     where l.supplier = :supplier
                ), twice as (
                    select *, greatest(billed - greatest(shipped, ordered), 0) as billed_twice from line
                ), cancelled as (
                    select *, greatest(least(billed - shipped - billed_twice, cancelled), 0) as billed_cancelled from twice
                ), split as (
                    select *, greatest(billed - shipped - billed_twice - billed_cancelled, 0) as billed_unshipped
                      from cancelled
                     where billed <> shipped or shipped > ordered - cancelled or other_prices > 0 or other_rates > 0
                        or reductions <> billed_reductions
                )
                insert into match_finding (match_id, id, kind, order_no, line_no, quantity, amount, sides)
                select :match, discrepancy_id(:supplier, f.kind, order_no, line_no, null, null, null), f.kind, order_no, line_no,
                       f.quantity, f.amount,
                       jsonb_strip_nulls(jsonb_build_object(
                           'item', item_name, 'unit', unit,
                           'ordered', jsonb_build_object('quantity', ordered, 'unitPrice', unit_price, 'taxRate', tax_rate,
                               'reductions', reductions, 'cancelled', cancelled, 'orderedAt', ordered_at, 'cancelledOn', cancelled_on),
                           'shipped', jsonb_build_object('quantity', shipped, 'lastOn', last_shipped_on),
                           'billed', jsonb_build_object('quantity', billed, 'unitPrice', billed_unit_price, 'amount', billed_amount,
                               'reductions', billed_reductions, 'transactionNo', last_transaction_no, 'lastOn', last_posted_on,
                               'invoiceNo', last_invoice_no),
                           'paid', jsonb_build_object('invoiceTotal', invoice_total, 'amount', invoice_paid, 'dueOn', due_on)))
                  from split
                 cross join lateral (
                       select 'DUPLICATE_BILLING' as kind, billed_twice as quantity, billed_twice * billed_unit_price as amount
                        where billed_twice > 0
                       union all
                       select case when invoice_is_paid then 'CANCELLED_NOT_REFUNDED' else 'BILLED_AFTER_CANCEL' end, billed_cancelled,
                              billed_cancelled * billed_unit_price
                        where billed_cancelled > 0
                       union all
                       select 'BILLED_NOT_SHIPPED', billed_unshipped, billed_unshipped * billed_unit_price
                        where billed_unshipped > 0
                       union all
                       select 'SHIPPED_NOT_BILLED', shipped - billed, (shipped - billed) * unit_price
                        where shipped > billed
                       union all
                       select 'QUANTITY', shipped - (ordered - cancelled), (shipped - (ordered - cancelled)) * unit_price
                        where shipped > ordered - cancelled
                       union all
                       select 'UNIT_PRICE', other_price_quantity, other_price_amount
                        where other_prices > 0
                       union all
                       select 'POINTS', null, reductions - billed_reductions
                        where reductions <> billed_reductions and billed = ordered and billed = shipped
                          and shipped <= ordered - cancelled and other_prices = 0
                       union all
                       select 'TAX', null, other_rate_tax
                        where other_rates > 0) f
                """)
                .param("match", match)
                .param("supplier", supplier)
                .update();
    }

    /** Adds the order lines that were billed or refunded and that nobody ordered. */
    int findUnknownLines(long match, String supplier) {
        return db.sql(
                        """
                insert into match_finding (match_id, id, kind, order_no, line_no, amount, sides)
                select :match, discrepancy_id(:supplier, 'ORDER_UNKNOWN', order_no, line_no, null, null, null),
                       'ORDER_UNKNOWN', order_no, line_no, sum(amount),
                       jsonb_strip_nulls(jsonb_build_object('billed', jsonb_build_object(
                           'quantity', sum(case kind when 'SALE' then quantity else - abs(quantity) end),
                           'amount', sum(amount),
                           'unitPrice', max(unit_price),
                           'taxRate', max(tax_rate),
                           'transactionNo', max(transaction_no collate "C"),
                           'lastOn', max(posted_on),
                           'invoiceNo', max(invoice_no collate "C"))))
                  from transaction t
                 where supplier = :supplier
                   and kind in ('SALE', 'CANCEL', 'REFUND')
                   and order_no is not null
                   and not exists (select from order_line l
                                    where l.supplier = t.supplier and l.order_no = t.order_no
                                      and (l.line_no = t.line_no or t.line_no is null))
                 group by order_no, line_no
                """)
                .param("match", match)
                .param("supplier", supplier)
                .update();
    }

    /** Adds the lines of which both the late original and its replacement have come. */
    int findDoubleArrivals(long match, String supplier) {
        return db.sql(
                        """
                insert into match_finding (match_id, id, kind, order_no, line_no, quantity, amount, sides)
                select :match, discrepancy_id(:supplier, 'DUPLICATE_ORDER', r.order_no, r.line_no, null, null, null),
                       'DUPLICATE_ORDER', r.order_no, r.line_no,
                       least(s.shipped_quantity, r.arrived_quantity),
                       least(s.shipped_quantity, r.arrived_quantity) * l.unit_price,
                       jsonb_strip_nulls(jsonb_build_object(
                           'item', l.item_name, 'unit', l.unit,
                           'ordered', jsonb_build_object('quantity', l.quantity, 'unitPrice', l.unit_price, 'orderedAt', l.ordered_at),
                           'shipped', jsonb_build_object('quantity', s.shipped_quantity, 'lastOn', s.last_shipped_on),
                           'replaced', jsonb_build_object('quantity', r.arrived_quantity, 'supplier', r.temporary_supplier,
                               'purchaseOrderNo', r.purchase_order_no)))
                  from replacement r
                  join order_line l using (supplier, order_no, line_no)
                  join shipped_line s using (supplier, order_no, line_no)
                 where r.supplier = :supplier
                   and r.arrived_quantity > 0
                   and s.shipped_quantity > 0
                """)
                .param("match", match)
                .param("supplier", supplier)
                .update();
    }
}
