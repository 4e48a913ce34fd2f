package dev.stopgap.recovery;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Outages;
import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.watch.Stage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What went back on the way back, and who is told. */
@Service
class Setbacks {

    private static final List<Recipient> EVERYONE = Stream.of("reporter", "buyer", "approver", "accountant", "manager")
            .map(Recipient::group)
            .toList();

    private final JdbcClient db;
    private final Clock clock;
    private final Outages outages;
    private final Suppliers suppliers;
    private final Messages messages;
    private final MessageSource words;
    private final StopgapProperties properties;
    private final Ledger ledger;

    Setbacks(
            JdbcClient db,
            Clock clock,
            Outages outages,
            Suppliers suppliers,
            Messages messages,
            MessageSource words,
            StopgapProperties properties,
            Ledger ledger) {
        this.db = db;
        this.clock = clock;
        this.outages = outages;
        this.suppliers = suppliers;
        this.messages = messages;
        this.words = words;
        this.properties = properties;
        this.ledger = ledger;
    }

    /** Why something went back. */
    enum Cause {
        /** An official notice put the supplier at an earlier stage. */
        FELL_BACK,
        /** A test order failed or missed a limit. */
        TEST_FAILED,
        /** Address book, rights or billing unit were not right. */
        CHECK_FAILED,
        /** The approver did not let the wave go. */
        NOT_APPROVED
    }

    /** Records a setback and tells everyone once what has gone back to the temporary suppliers since the last one. */
    @Transactional
    void tellEveryone(OutageId outage, @Nullable Integer waveNo, Cause because, Stage stage) {
        SupplierId supplier = outages.get(outage).supplier();
        Instant now = clock.instant();
        long id = db.sql(
                        """
                insert into setback (outage, wave_no, because, stage, happened_at, told_at)
                values (:outage, :wave, :because, :stage, :now, :now)
                returning id
                """)
                .param("outage", outage.value())
                .param("wave", waveNo)
                .param("because", because.name())
                .param("stage", stage.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        Returned returned = returnedSinceTheLast(outage, id);
        String why = words.getMessage("recovery.because." + because.name(), null, properties.language());
        String scope = words.getMessage(
                "recovery.returned", new Object[] {returned.waves(), returned.skus()}, properties.language());
        String name = suppliers.find(supplier).map(SupplierProfile::name).orElse(supplier.value());
        messages.send(new Message(
                "regression",
                EVERYONE,
                outage,
                supplier.value(),
                "setback " + id,
                false,
                null,
                Map.of("supplierName", name, "why", why, "scope", scope, "receivedAt", now.toString())));
        ledger.record(LedgerEntry.of("recovery.setback." + because.name())
                .in(outage)
                .at(supplier.value())
                .with("waves", returned.waves())
                .with("items", returned.skus()));
    }

    private record Returned(long waves, long skus) {}

    private Returned returnedSinceTheLast(OutageId outage, long setback) {
        return db.sql(
                        """
                select count(*) as waves, coalesce(sum(skus), 0) as skus
                  from wave_return
                 where outage = :outage
                   and returned_at > coalesce((select max(happened_at) from setback where outage = :outage and id < :setback),
                                              '-infinity')
                """)
                .param("outage", outage.value())
                .param("setback", setback)
                .query(Returned.class)
                .single();
    }

    /** Reminds the managers that the way back has been waiting for the supplier for another week. */
    @Transactional
    void remindOfRecovery(OutageId outage, Stage stage) {
        SupplierId supplier = outages.get(outage).supplier();
        String day = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        messages.send(new Message(
                "recovery-waiting",
                List.of(Recipient.group("manager")),
                outage,
                supplier.value(),
                day,
                false,
                null,
                Map.of(
                        "supplierName",
                        suppliers.find(supplier).map(SupplierProfile::name).orElse(supplier.value()),
                        "stage",
                        words.getMessage("recovery.stage." + stage.name(), null, properties.language()))));
        ledger.record(LedgerEntry.of("recovery.stillWaiting").in(outage).at(supplier.value()));
    }
}
