package dev.stopgap.sourcing;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Outage;
import dev.stopgap.outage.Outages;
import dev.stopgap.platform.Problem;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Buying elsewhere, for scripts and the goods-in desk. */
@RestController
class SourcingApi {

    private final Outages outages;
    private final GoodsReceipts receipts;
    private final ProcessMessages processes;
    private final JdbcClient db;

    SourcingApi(Outages outages, GoodsReceipts receipts, ProcessMessages processes, JdbcClient db) {
        this.outages = outages;
        this.receipts = receipts;
        this.processes = processes;
        this.db = db;
    }

    /** What is needed before the next ordering day: one item, or everything that waits. */
    record UrgentNeed(@Nullable String sku) {}

    /** Plans a round of buying at once. */
    @PostMapping("/api/outages/{no}/urgent-needs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyAuthority('reporter', 'buyer')")
    @Transactional
    public void urgentNeed(@PathVariable String no, @RequestBody UrgentNeed need, Principal user) {
        Outage outage = outage(no);
        processes.send(ProcessMessage.toOne(
                "urgentNeed",
                outage.id().value(),
                Map.of(
                        TemporarySourcing.URGENT_SKU,
                        need.sku() == null ? "" : need.sku(),
                        TemporarySourcing.REQUESTED_BY,
                        user.getName())));
    }

    /** What was counted at the door. */
    record Delivery(@Nullable List<Counted> lines) {

        List<GoodsReceipts.Arrival> arrivals() {
            if (lines == null || lines.isEmpty()) {
                throw nothingReceived();
            }
            return lines.stream().map(Counted::arrival).toList();
        }
    }

    /** So many packs of one of the temporary supplier's items. */
    record Counted(@Nullable String altSku, @Nullable BigDecimal packs) {

        GoodsReceipts.Arrival arrival() {
            if (altSku == null || altSku.isBlank() || packs == null || packs.signum() <= 0) {
                throw nothingReceived();
            }
            return new GoodsReceipts.Arrival(altSku, packs);
        }
    }

    private static Problem nothingReceived() {
        return new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "sourcing.nothingReceived");
    }

    /** Books a delivery. */
    @PostMapping("/api/purchase-orders/{no}/receipts")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('buyer')")
    public GoodsReceipts.Receipt receive(@PathVariable String no, @RequestBody Delivery delivery, Principal user) {
        return receipts.receive(no, delivery.arrivals(), user.getName());
    }

    private static final List<String> COLUMNS = List.of(
            "purchase_order_no",
            "temporary_supplier",
            "state",
            "placed_at",
            "expected_on",
            "position",
            "kind",
            "order_no",
            "line_no",
            "sku",
            "alt_sku",
            "quantity",
            "packs",
            "unit_price",
            "amount_yen",
            "arrived_packs",
            "line_state");

    /** Every purchase order line of a case, with the line it replaces. */
    @GetMapping(path = "/api/outages/{no}/purchase-orders.csv", produces = "text/csv;charset=UTF-8")
    @Transactional(readOnly = true)
    public void purchaseOrders(@PathVariable String no, HttpServletResponse response) throws IOException {
        Outage outage = outage(no);
        response.setContentType("text/csv;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try (CsvWriter csv = CsvWriter.builder().build(response.getWriter())) {
            csv.writeRecord(COLUMNS);
            try (var rows = db
                    .sql(
                            """
                    select o.purchase_order_no, o.temporary_supplier, o.state, o.placed_at, o.expected_on, l.position, l.kind,
                           l.order_no, l.line_no, l.sku, l.alt_sku, l.quantity, l.packs, l.unit_price, l.amount_yen,
                           l.arrived_packs, l.state as line_state
                      from purchase_order o
                      join purchase_order_line l using (purchase_order_no)
                     where o.outage = :outage
                     order by o.purchase_order_no, l.position
                    """)
                    .param("outage", outage.id().value())
                    .query((row, number) -> record(row))
                    .stream()) {
                rows.forEach(csv::writeRecord);
            }
        }
    }

    private static String[] record(ResultSet row) throws SQLException {
        var cells = new String[COLUMNS.size()];
        for (int i = 0; i < cells.length; i++) {
            String cell = row.getString(COLUMNS.get(i));
            cells[i] = cell == null ? "" : OrderFiles.harmless(cell);
        }
        return cells;
    }

    private Outage outage(String no) {
        try {
            return outages.get(new OutageId(no));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "sourcing.noSuchOutage", no);
        }
    }
}
