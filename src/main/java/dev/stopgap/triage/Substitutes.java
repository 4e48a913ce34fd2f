package dev.stopgap.triage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reserves what is to be bought elsewhere; the temporary sourcing orders it. */
@Service
class Substitutes {

    private final JdbcClient db;
    private final Packages packages;
    private final Ledger ledger;
    private final Clock clock;

    Substitutes(JdbcClient db, Packages packages, Ledger ledger, Clock clock) {
        this.db = db;
        this.packages = packages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Reserves the substitute of each line of the package that is to be substituted. Returns the number of lines. */
    @Transactional
    int reserve(PackageId id) {
        DecisionPackage it = packages.get(id);
        int reserved = db.sql(
                        """
                insert into replacement (supplier, order_no, line_no, temporary_supplier, alt_sku, quantity, alt_quantity,
                       unit_price, state, reserved_at)
                select f.supplier, f.order_no, f.line_no, f.alt_supplier, f.alt_sku, f.open_quantity, f.alt_quantity,
                       f.alt_unit_price, 'RESERVED', :now
                  from line_conclusion c
                  join line_fact f using (outage, supplier, order_no, line_no)
                 where c.package_id = :id and c.conclusion = 'SUBSTITUTE' and c.gone_at is null
                    on conflict (supplier, order_no, line_no) do update
                   set temporary_supplier = excluded.temporary_supplier, alt_sku = excluded.alt_sku,
                       quantity = excluded.quantity, alt_quantity = excluded.alt_quantity,
                       unit_price = excluded.unit_price, state = 'RESERVED', reserved_at = excluded.reserved_at
                 where replacement.state = 'WITHDRAWN'
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        var yen = db.sql(
                        """
                select coalesce(round(sum(r.alt_quantity * r.unit_price)), 0)
                  from line_conclusion c
                  join replacement r using (supplier, order_no, line_no)
                 where c.package_id = :id and c.conclusion = 'SUBSTITUTE' and r.state = 'RESERVED'
                """)
                .param("id", id.value())
                .query(BigDecimal.class)
                .single();
        ledger.record(LedgerEntry.of("triage.substitutesReserved")
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("lines", reserved)
                .with("yen", yen.toPlainString()));
        return reserved;
    }
}
