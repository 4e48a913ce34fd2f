package dev.stopgap.sourcing;

import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.orderbook.GoodsDelivered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Books what a carrier says it has delivered; a second time there is nothing left to book. */
@Component
class BookDeliveries {

    private final GoodsReceipts receipts;

    BookDeliveries(GoodsReceipts receipts) {
        this.receipts = receipts;
    }

    @EventListener
    void on(GoodsDelivered delivered) {
        receipts.receiveAll(delivered.purchaseOrderNo(), LedgerEntry.SYSTEM);
    }
}
