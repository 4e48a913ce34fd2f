package dev.stopgap.billing;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.CaseFigures;
import dev.stopgap.outage.Outages;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the closings of a case have to report. */
@Component
class BillingFigures implements CaseFigures {

    private final JdbcClient db;
    private final Outages outages;

    BillingFigures(JdbcClient db, Outages outages) {
        this.db = db;
        this.outages = outages;
    }

    @Override
    public List<Figure> figures(OutageId outage) {
        return db.sql(
                        """
                with figure (rank, code, detail, lines, yen, origin) as (
                    select 100 + k.rank, 'discrepancy', d.kind, count(*), sum(abs(d.amount)),
                           'discrepancy of the supplier, by kind; amount as docs/billing.md says'
                      from discrepancy d
                      join discrepancy_kind k using (kind)
                     where d.supplier = :supplier
                     group by k.rank, d.kind
                    union all
                    select 200, 'state', state, count(*), sum(abs(amount)), 'discrepancy of the supplier, by state'
                      from discrepancy
                     where supplier = :supplier
                     group by state
                    union all
                    select 300, 'corrections', state, count(*), sum(amount), 'correction of the case, by state'
                      from correction
                     where outage = :outage
                     group by state
                    union all
                    select 400, 'held', null, count(*), sum(amount), 'payment_hold of the case'
                      from payment_hold
                     where outage = :outage
                    having count(*) > 0
                    union all
                    select 401, 'stillHeld', null, count(*), sum(amount), 'payment_hold of the case without released_at'
                      from payment_hold
                     where outage = :outage and released_at is null
                    having count(*) > 0
                    union all
                    select 402, 'wrongPaymentsAvoided', null, count(*), sum(h.amount),
                           'payment_hold of the case that ended as MENDED, or whose discrepancy is PROMISED'
                      from payment_hold h
                      join discrepancy d on d.id = h.discrepancy_id
                     where h.outage = :outage
                       and (h.outcome = 'MENDED' or h.released_at is null and d.state = 'PROMISED')
                    having count(*) > 0
                    union all
                    select 500, 'released', null, count(*), sum(payable), 'payment_approval of the case'
                      from payment_approval
                     where outage = :outage
                    having count(*) > 0
                    union all
                    select 600, 'provisional', closing_on::text, sum(lines), sum(amount), 'provisional_posting of the case, by closing'
                      from provisional_posting
                     where outage = :outage
                     group by closing_on
                    union all
                    select 700, 'confirmed', null, count(*), sum(c.amount), 'confirmed_posting of the approvals of the case'
                      from confirmed_posting c
                      join payment_approval a on a.id = c.approval_id
                     where a.outage = :outage
                    having count(*) > 0
                )
                select * from figure order by rank, detail collate "C"
                """)
                .param("outage", outage.value())
                .param("supplier", outages.get(outage).supplier().value())
                .query((row, number) -> new Figure(
                        "billing",
                        row.getString("code"),
                        row.getString("detail"),
                        row.getLong("lines"),
                        row.getBigDecimal("yen"),
                        row.getString("origin")))
                .list();
    }
}
