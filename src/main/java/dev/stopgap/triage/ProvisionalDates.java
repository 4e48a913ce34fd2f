package dev.stopgap.triage;

import dev.stopgap.ledger.OutageId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says when concluded lines are to be expected: what is kept, when the supplier is expected to deliver; what is bought
 * elsewhere, after the substitute's lead time; what is cancelled, never.
 */
@Service
class ProvisionalDates {

    private final JdbcClient db;

    ProvisionalDates(JdbcClient db) {
        this.db = db;
    }

    /** Sets the dates of the package's lines. Returns how many dates have changed. */
    @Transactional
    int ofPackage(DecisionPackage it) {
        return set(it.outage(), it.id().value());
    }

    /** Sets the dates of every concluded line of the case. Returns how many dates have changed. */
    @Transactional
    int ofCase(OutageId outage) {
        return set(outage, null);
    }

    private int set(OutageId outage, @Nullable Long decisionPackage) {
        return db.sql(
                        """
                update line_conclusion c
                   set provisional_on = d.due_on
                  from (select f.outage, f.supplier, f.order_no, f.line_no,
                               case when l.gone_at is not null then null
                                    when l.conclusion in ('CONTINUE', 'SPLIT') then f.expected_on
                                    when l.conclusion = 'SUBSTITUTE'
                                    then (l.decided_at at time zone 'Asia/Tokyo')::date + f.alt_lead_days end as due_on
                          from line_conclusion l
                          join line_fact f using (outage, supplier, order_no, line_no)
                         where l.outage = :outage and l.conclusion is not null
                           and (:package::bigint is null or l.package_id = :package)) d
                 where c.outage = d.outage and c.supplier = d.supplier and c.order_no = d.order_no and c.line_no = d.line_no
                   and c.provisional_on is distinct from d.due_on
                """)
                .param("outage", outage.value())
                .param("package", decisionPackage)
                .update();
    }
}
