package dev.stopgap.triage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Adds up what a package contains. */
@Service
class PackageContents {

    private final JdbcClient db;

    PackageContents(JdbcClient db) {
        this.db = db;
    }

    Content of(PackageId id) {
        return db.sql(
                        """
                with line as (
                    select f.*, c.gone_at, c.overruled_to,
                           coalesce(c.conclusion, c.overruled_to, c.proposal) as choice,
                           f.alt_quantity * f.alt_unit_price as alt_yen
                      from line_conclusion c
                      join line_fact f using (outage, supplier, order_no, line_no)
                     where c.package_id = :id
                ), there as (
                    select * from line where gone_at is null
                )
                select count(*) as lines,
                       count(distinct order_no) as orders,
                       coalesce(sum(open_yen), 0) as yen,
                       (select count(*) from line where gone_at is not null) as gone,
                       count(overruled_to) as overruled,
                       count(*) filter (where choice = 'CONTINUE') as continues,
                       count(*) filter (where choice = 'CANCEL') as cancels,
                       count(*) filter (where choice = 'SUBSTITUTE') as substitutes,
                       count(*) filter (where choice = 'SPLIT') as splits,
                       coalesce(sum(open_yen) filter (where choice in ('CANCEL', 'SUBSTITUTE')), 0) as cancel_yen,
                       coalesce(round(sum(alt_yen) filter (where choice = 'SUBSTITUTE')), 0) as alternative_yen,
                       coalesce(round(sum(alt_yen - open_yen) filter (where choice = 'SUBSTITUTE')), 0) as substitution_yen,
                       count(distinct order_no) filter (where choice in ('CANCEL', 'SUBSTITUTE')) as cancel_orders,
                       count(distinct requester_email) as requesters
                  from there
                """)
                .param("id", id.value())
                .query(Content.class)
                .single();
    }
}
