package dev.stopgap.recovery;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Outages;
import dev.stopgap.supplier.SupplierId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** After the resumption: orders that got stuck, and what comes or has come twice. */
@Service
class Unprocessed {

    private final JdbcClient db;
    private final Clock clock;
    private final Outages outages;
    private final Messages messages;
    private final Ledger ledger;

    Unprocessed(JdbcClient db, Clock clock, Outages outages, Messages messages, Ledger ledger) {
        this.db = db;
        this.clock = clock;
        this.outages = outages;
        this.messages = messages;
        this.ledger = ledger;
    }

    /** What was found: lines and, for what is twice, yen excluding tax of the originals. */
    record Found(long stuck, long comingTwice, BigDecimal comingYen, long arrivedTwice, BigDecimal arrivedYen) {

        long duplicates() {
            return comingTwice + arrivedTwice;
        }
    }

    /**
     * Looks at every order: lines on hold, returned with an error or without allocation are asked about at the supplier;
     * lines whose replacement was bought and whose original is still on its way or has come are left for a person. What
     * was found and settled before is not found again.
     */
    @Transactional
    Found look(OutageId outage) {
        SupplierId supplier = outages.get(outage).supplier();
        db.sql(
                        """
                insert into unprocessed_line (outage, order_no, line_no, finding, amount_yen, found_at)
                select :outage, order_no, line_no, status, open_yen, :now
                  from open_line
                 where supplier = :supplier and status in ('ON_HOLD', 'ERROR_RETURNED', 'ALLOCATION_FAILED')
                union all
                select :outage, r.order_no, r.line_no, 'COMING_TWICE', o.open_yen, :now
                  from replacement r
                  join open_line o using (supplier, order_no, line_no)
                 where r.supplier = :supplier and r.state in ('ORDERED', 'PARTLY_ARRIVED', 'ARRIVED')
                union all
                select :outage, r.order_no, r.line_no, 'ARRIVED_TWICE',
                       round(least(s.shipped_quantity, r.quantity) * l.unit_price, 0), :now
                  from replacement r
                  join order_line l using (supplier, order_no, line_no)
                  join shipped_line s using (supplier, order_no, line_no)
                 where r.supplier = :supplier and r.state in ('ORDERED', 'PARTLY_ARRIVED', 'ARRIVED')
                   and s.shipped_quantity > 0
                on conflict do nothing
                """)
                .param("outage", outage.value())
                .param("supplier", supplier.value())
                .param("now", now())
                .update();
        Found found = db.sql(
                        """
                select count(*) filter (where finding not in ('COMING_TWICE', 'ARRIVED_TWICE')) as stuck,
                       count(*) filter (where finding = 'COMING_TWICE') as coming_twice,
                       coalesce(sum(amount_yen) filter (where finding = 'COMING_TWICE'), 0) as coming_yen,
                       count(*) filter (where finding = 'ARRIVED_TWICE') as arrived_twice,
                       coalesce(sum(amount_yen) filter (where finding = 'ARRIVED_TWICE'), 0) as arrived_yen
                  from unprocessed_line
                 where outage = :outage and settlement is null
                """)
                .param("outage", outage.value())
                .query(Found.class)
                .single();
        if (found.stuck() > 0) {
            askAboutStuckLines(outage, supplier);
        }
        ledger.record(LedgerEntry.of("recovery.unprocessedLooked")
                .in(outage)
                .at(supplier.value())
                .with("stuck", found.stuck())
                .with("duplicates", found.duplicates()));
        return found;
    }

    private void askAboutStuckLines(OutageId outage, SupplierId supplier) {
        List<Line> stuck = lines(outage, "ASKABLE");
        settle(outage, "ASKABLE", "ASKED", LedgerEntry.SYSTEM);
        messages.send(new Message(
                "unprocessed-orders",
                List.of(Recipient.supplier("orders")),
                outage,
                supplier.value(),
                "unprocessed " + clock.instant(),
                false,
                null,
                Map.of(
                        "lineCount",
                        stuck.size(),
                        "lines",
                        stuck.stream().map(Line::asText).toList())));
    }

    /** A found line. */
    record Line(String orderNo, String lineNo, String finding, String itemName, BigDecimal amountYen) {

        Map<String, String> asText() {
            return Map.of(
                    "orderNo", orderNo,
                    "lineNo", lineNo,
                    "finding", finding,
                    "itemName", itemName,
                    "yen", amountYen.toBigInteger().toString());
        }
    }

    /** The first hundred lines that are twice and not settled, the dearest first. */
    List<Line> duplicates(OutageId outage) {
        return lines(outage, "TWICE").stream().limit(100).toList();
    }

    private List<Line> lines(OutageId outage, String which) {
        return db.sql(
                        """
                select u.order_no, u.line_no, u.finding, coalesce(l.item_name, l.sku) as item_name, u.amount_yen
                  from unprocessed_line u
                  join outage o on o.id = u.outage
                  join order_line l on l.supplier = o.supplier and l.order_no = u.order_no and l.line_no = u.line_no
                 where u.outage = :outage and u.settlement is null
                   and (u.finding in ('COMING_TWICE', 'ARRIVED_TWICE')) = (:which = 'TWICE')
                 order by u.amount_yen desc, u.order_no, u.line_no
                """)
                .param("outage", outage.value())
                .param("which", which)
                .query(Line.class)
                .list();
    }

    /**
     * Settles what is twice.
     *
     * @param cancelComing whether the supplier is asked to cancel the originals that are still on their way; else both are
     *     kept
     * @param returnArrived whether the originals that have come go back; else both are kept as stock
     */
    @Transactional
    void settleDuplicates(OutageId outage, boolean cancelComing, boolean returnArrived, String by) {
        SupplierId supplier = outages.get(outage).supplier();
        List<Line> twice = lines(outage, "TWICE");
        if (cancelComing) {
            ask("cancel-request", "COMING_TWICE", outage, supplier, twice);
        }
        if (returnArrived) {
            ask("return-request", "ARRIVED_TWICE", outage, supplier, twice);
        }
        settle(outage, "COMING_TWICE", cancelComing ? "CANCEL" : "KEEP", by);
        settle(outage, "ARRIVED_TWICE", returnArrived ? "RETURN" : "KEEP", by);
        ledger.record(LedgerEntry.of("recovery.duplicatesSettled")
                .by(by)
                .in(outage)
                .at(supplier.value())
                .with("lines", twice.size())
                .with("yen", saved(twice, cancelComing, returnArrived).toBigInteger()));
    }

    private static BigDecimal saved(List<Line> twice, boolean cancelComing, boolean returnArrived) {
        return twice.stream()
                .filter(line -> line.finding().equals("COMING_TWICE") ? cancelComing : returnArrived)
                .map(Line::amountYen)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void ask(String template, String finding, OutageId outage, SupplierId supplier, List<Line> twice) {
        List<Line> asked =
                twice.stream().filter(line -> line.finding().equals(finding)).toList();
        if (asked.isEmpty()) {
            return;
        }
        messages.send(new Message(
                template,
                List.of(Recipient.supplier("orders")),
                outage,
                supplier.value(),
                "duplicates " + finding,
                false,
                null,
                Map.of(
                        "reference",
                        outage.value(),
                        "lineCount",
                        asked.size(),
                        "amountYen",
                        asked.stream()
                                .map(Line::amountYen)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .toBigInteger()
                                .toString(),
                        "lines",
                        asked.stream().map(Line::asText).toList())));
    }

    private void settle(OutageId outage, String finding, String settlement, @Nullable String by) {
        db.sql(
                        """
                update unprocessed_line
                   set settlement = :settlement, settled_by = :by, settled_at = :now
                 where outage = :outage and settlement is null
                   and case when :finding = 'ASKABLE' then finding not in ('COMING_TWICE', 'ARRIVED_TWICE')
                            else finding = :finding end
                """)
                .param("outage", outage.value())
                .param("finding", finding)
                .param("settlement", settlement)
                .param("by", by)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
