package dev.stopgap.triage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.CaseFigures;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the triage has to report of a case. */
@Component
class TriageFigures implements CaseFigures {

    private final JdbcClient db;

    TriageFigures(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Figure> figures(OutageId outage) {
        return db.sql(
                        """
                with line as (
                    select c.*, f.open_yen
                      from line_conclusion c
                      left join line_fact f using (outage, supplier, order_no, line_no)
                     where c.outage = :outage
                ), package as (
                    select * from decision_package where outage = :outage
                ), figure (position, code, detail, lines, yen, source) as (
                    select 1, 'conclusion', conclusion, count(*), coalesce(sum(open_yen), 0),
                           'line_conclusion: conclusion, with line_fact.open_yen'
                      from line where conclusion is not null group by conclusion
                    union all
                    select 2, 'undecided', null, count(*), coalesce(sum(open_yen), 0), 'line_conclusion: conclusion is null'
                      from line where conclusion is null
                    union all
                    select 3, 'supplierCancelled', null, count(*), coalesce(sum(open_yen), 0),
                           'line_conclusion: origin SUPPLIER_CANCELLED'
                      from line where origin = 'SUPPLIER_CANCELLED'
                    union all
                    select 4, 'overruled', null, count(*), coalesce(sum(open_yen), 0), 'line_conclusion: overruled'
                      from line where overruled
                    union all
                    select 5, 'packages', state, count(*), null, 'decision_package: state'
                      from package group by state
                    union all
                    select 6, 'rework', null, count(*), null, 'decision_package: returned_by is not null'
                      from package where returned_by is not null
                    union all
                    select 7, 'hoursToDecide', null,
                           coalesce(round(extract(epoch from percentile_cont(0.5) within group (order by decided_at - made_at)) / 3600), 0),
                           null, 'decision_package: median of decided_at - made_at where needs_person'
                      from package where needs_person and decided_at is not null
                    union all
                    select 8, 'reminders', null, coalesce(sum(reminders), 0), null, 'decision_package: sum of reminders'
                      from package
                    union all
                    select 9, 'escalations', null, coalesce(sum(escalations), 0), null, 'decision_package: sum of escalations'
                      from package
                    union all
                    select 10, 'instruction', instruction, count(*), coalesce(sum(open_yen), 0), 'line_conclusion: instruction'
                      from line where instruction <> 'NONE' group by instruction
                    union all
                    select 11, 'chases', null, coalesce(sum(chases), 0), null, 'decision_package: sum of chases'
                      from package
                    union all
                    select 12, 'doublePurchaseAvoided', null, count(*), coalesce(sum(l.open_yen), 0),
                           'line_conclusion: SUBSTITUTE and CONFIRMED, so that only the substitute is paid'
                      from line l where conclusion = 'SUBSTITUTE' and instruction = 'CONFIRMED'
                    union all
                    select 13, 'replacementWithdrawn', null, count(*), coalesce(round(sum(r.alt_quantity * r.unit_price)), 0),
                           'replacement: WITHDRAWN, of lines of this case'
                      from line l join replacement r using (supplier, order_no, line_no) where r.state = 'WITHDRAWN'
                )
                select code, detail, lines, yen, source from figure order by position, detail
                """)
                .param("outage", outage.value())
                .query((row, number) -> new Figure(
                        "triage",
                        row.getString("code"),
                        row.getString("detail"),
                        row.getLong("lines"),
                        row.getBigDecimal("yen"),
                        row.getString("source")))
                .list();
    }
}
