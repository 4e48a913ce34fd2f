package dev.stopgap.outage;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a case: suspected, opened or a false alarm, closed. */
@Service
class Cases {

    /** Whom an outage concerns inside the house. */
    static final List<Recipient> OWN_PEOPLE = List.of(
            Recipient.group("reporter"),
            Recipient.group("buyer"),
            Recipient.group("approver"),
            Recipient.group("accountant"),
            Recipient.group("manager"));

    private final JdbcClient db;
    private final Outages outages;
    private final Suppliers suppliers;
    private final Messages messages;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cases(
            JdbcClient db,
            Outages outages,
            Suppliers suppliers,
            Messages messages,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.outages = outages;
        this.suppliers = suppliers;
        this.messages = messages;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** A case, and whether it was there before. */
    record Registration(OutageId outage, boolean wasOpen) {}

    /** Gives the suspicion a case number, or finds the supplier's current case. */
    @Transactional
    Registration register(SupplierId supplier, String reason, String user) {
        // One at a time, so that two first signs in the same moment do not both become a case.
        db.sql("select pg_advisory_xact_lock(hashtext('outage'))").query().listOfRows();
        var current = outages.current(supplier);
        if (current.isPresent()) {
            return new Registration(current.get().id(), true);
        }
        int year = clock.instant().atZone(BusinessTime.ZONE).getYear();
        int number = db.sql("select count(*) + 1 from outage where id like :year")
                .param("year", "OUT-%04d-%%".formatted(year))
                .query(Integer.class)
                .single();
        var outage = OutageId.of(year, number);
        db.sql(
                        """
                insert into outage (id, supplier, status, reason, suspected_at, suspected_by)
                values (:id, :supplier, 'SUSPECTED', :reason, :now, :user)
                """)
                .param("id", outage.value())
                .param("supplier", supplier.value())
                .param("reason", reason)
                .param("now", now())
                .param("user", user)
                .update();
        ledger.record(LedgerEntry.of("outage.suspected")
                .by(user)
                .in(outage)
                .at(supplier.value())
                .with("supplier", suppliers.get(supplier).name())
                .with("reason", reason));
        return new Registration(outage, false);
    }

    /** Opens the case on the manager's word and writes the internal alert; returns the alert's id. */
    @Transactional
    long open(OutageId id, String manager) {
        int opened = db.sql(
                        """
                update outage
                   set status = 'OPEN', opened_at = :now, opened_by = :manager
                 where id = :id and status = 'SUSPECTED'
                """)
                .param("id", id.value())
                .param("now", now())
                .param("manager", manager)
                .update();
        requireOne(opened, id, "suspected");
        var outage = outages.get(id);
        String name = suppliers.get(outage.supplier()).name();
        ledger.record(LedgerEntry.of("outage.opened")
                .by(manager)
                .in(id)
                .at(outage.supplier().value())
                .with("supplier", name)
                .with("manager", manager));
        events.publishEvent(new OutageOpened(id, outage.supplier(), manager));
        return messages.write(new Message(
                "internal-alert",
                OWN_PEOPLE,
                id,
                outage.supplier().value(),
                "internal-alert " + id,
                false,
                null,
                Map.of(
                        "supplierName",
                        name,
                        "reason",
                        outage.reason(),
                        "suspectedAt",
                        outage.suspectedAt().toString())));
    }

    /** Ends a suspicion that was none. */
    @Transactional
    void falseAlarm(OutageId id, String manager, String reason) {
        finish(id, "SUSPECTED", "FALSE_ALARM", manager, reason);
        ledger.record(LedgerEntry.of("outage.falseAlarm")
                .by(manager)
                .in(id)
                .at(outages.get(id).supplier().value())
                .with("manager", manager)
                .with("reason", reason));
    }

    /** Closes the case on the manager's word. */
    @Transactional
    void close(OutageId id, String manager, String reason) {
        finish(id, "OPEN", "CLOSED", manager, reason);
        var outage = outages.get(id);
        ledger.record(LedgerEntry.of("outage.closed")
                .by(manager)
                .in(id)
                .at(outage.supplier().value())
                .with("manager", manager)
                .with("reason", reason));
        events.publishEvent(new OutageClosed(id, outage.supplier(), manager));
    }

    /** Closes the case because the supplier will not come back and others have taken its place. */
    @Transactional
    void closeForGood(OutageId id, String manager, String reason) {
        ledger.record(LedgerEntry.of("outage.permanentlyReplaced")
                .by(manager)
                .in(id)
                .at(outages.get(id).supplier().value())
                .with("reason", reason));
        close(id, manager, reason);
    }

    private void finish(OutageId id, String from, String to, String manager, String reason) {
        int changed = db.sql(
                        """
                update outage
                   set status = :to, closed_at = :now, closed_by = :manager, close_reason = :reason
                 where id = :id and status = :from
                """)
                .param("id", id.value())
                .param("from", from)
                .param("to", to)
                .param("now", now())
                .param("manager", manager)
                .param("reason", reason)
                .update();
        requireOne(changed, id, from);
    }

    private static void requireOne(int changed, OutageId id, String expected) {
        if (changed != 1) {
            throw new IllegalStateException("Case " + id + " is not " + expected + " any more");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
