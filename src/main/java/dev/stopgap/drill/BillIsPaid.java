package dev.stopgap.drill;

import dev.stopgap.orderbook.Kind;
import dev.stopgap.platform.BusinessTime;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** We pay a simulated bill on its due day. */
@Component
@Profile("drill")
class BillIsPaid implements Happening {

    static final String KIND = "billIsPaid";

    private final OrderBookFiles files;
    private final DrillStage stage;

    BillIsPaid(OrderBookFiles files, DrillStage stage) {
        this.files = files;
        this.stage = stage;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void happen(Agenda.Event event, Instant now) {
        String day = now.atZone(BusinessTime.ZONE).toLocalDate().toString();
        files.importRows(
                stage.supplierId(),
                Kind.PAYMENTS,
                List.of(
                        List.of("payment_no", "direction", "paid_on", "amount", "method", "invoice_no"),
                        List.of("P" + event.subject(), "OUT", day, event.payload(), "BANK", event.subject())));
    }
}
