package dev.stopgap.sourcing;

import dev.stopgap.platform.FormTables;
import java.math.BigDecimal;
import java.util.Map;

/** A line of a placed purchase order, as the temporary supplier gets it. */
record OrderedLine(
        String purchaseOrderNo,
        int position,
        String altSku,
        String itemName,
        BigDecimal packs,
        BigDecimal unitPrice,
        BigDecimal amountYen) {

    /** Its words and figures for a letter. */
    Map<String, String> asText() {
        return Map.of(
                "altSku", altSku,
                "itemName", itemName,
                "quantity", FormTables.plain(packs),
                "unitPrice", FormTables.plain(unitPrice),
                "yen", FormTables.plain(amountYen));
    }
}
