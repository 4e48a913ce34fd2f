package dev.stopgap.drill;

import dev.stopgap.orderbook.Kind;
import dev.stopgap.platform.BusinessTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * On the fifth of each month the supplier bills what it shipped in the drill up to the last closing: a sale for each line,
 * and one invoice whose tax is cut off once for each rate. On the due day we pay it.
 */
@Component
@Profile("drill")
class SupplierBills implements Happening {

    private static final int BILLING_DAY = 5;
    private static final LocalTime MORNING = LocalTime.of(7, 30);

    private final Agenda agenda;
    private final OrderBookFiles files;
    private final DrillStage stage;
    private final JdbcClient db;

    SupplierBills(Agenda agenda, OrderBookFiles files, DrillStage stage, JdbcClient db) {
        this.agenda = agenda;
        this.files = files;
        this.stage = stage;
        this.db = db;
    }

    @Override
    public String kind() {
        return "supplierBills";
    }

    @Override
    public void plan(Instant starts) {
        planAfter(YearMonth.from(starts.atZone(BusinessTime.ZONE)));
    }

    private void planAfter(YearMonth closed) {
        agenda.plan(SimulatedWorld.at(closed.plusMonths(1).atDay(BILLING_DAY), MORNING), kind(), closed.toString(), "");
    }

    /** A sale of one line, as the supplier books it. */
    private record Sale(
            String orderNo,
            String lineNo,
            LocalDate postedOn,
            BigDecimal quantity,
            BigDecimal unitPrice,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal points,
            int taxRate) {

        BigDecimal amount() {
            return quantity.multiply(unitPrice).subtract(orZero(discount)).subtract(orZero(points));
        }
    }

    @Override
    public void happen(Agenda.Event event, Instant now) {
        var closed = YearMonth.parse(event.subject());
        var sales = sales(closed.atEndOfMonth());
        if (!sales.isEmpty()) {
            bill(closed, sales);
        }
        planAfter(closed.plusMonths(1));
    }

    // A line's discount and points are billed with its last part.
    private List<Sale> sales(LocalDate closing) {
        return db.sql(
                        """
                select s.order_no, s.line_no, s.shipped_on as posted_on, s.quantity, l.unit_price,
                       case when last_part then l.discount end as discount,
                       case when last_part then l.points end as points,
                       l.tax_rate
                  from (select s.*, s.shipped_on = max(s.shipped_on) over (partition by s.supplier, s.order_no, s.line_no) as last_part
                          from shipment s
                         where s.supplier = :supplier) s
                  join order_line l using (supplier, order_no, line_no)
                 where s.shipment_no like :simulated
                   and s.shipped_on <= :closing
                   and not exists (select 1
                                     from transaction t
                                    where t.supplier = s.supplier and t.transaction_no = 'T' || s.shipment_no || '-' || s.line_no)
                 order by s.shipped_on, s.order_no, s.line_no
                """)
                .param("supplier", stage.supplierId().value())
                .param("simulated", SupplierShips.SHIPMENT_PREFIX + "%")
                .param("closing", closing)
                .query(Sale.class)
                .list();
    }

    private void bill(YearMonth closed, List<Sale> sales) {
        String invoice = "SIM-I" + closed;
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "transaction_no",
                "kind",
                "order_no",
                "line_no",
                "posted_on",
                "quantity",
                "unit_price",
                "discount",
                "points",
                "amount",
                "tax_rate",
                "invoice_no"));
        for (Sale sale : sales) {
            rows.add(List.of(
                    "T" + SupplierShips.SHIPMENT_PREFIX + sale.postedOn() + "-" + sale.orderNo() + "-" + sale.lineNo(),
                    "SALE",
                    sale.orderNo(),
                    sale.lineNo(),
                    sale.postedOn().toString(),
                    sale.quantity().toPlainString(),
                    sale.unitPrice().toPlainString(),
                    text(sale.discount()),
                    text(sale.points()),
                    sale.amount().toPlainString(),
                    String.valueOf(sale.taxRate()),
                    invoice));
        }
        files.importRows(stage.supplierId(), Kind.TRANSACTIONS, rows);
        BigDecimal taxable10 = taxable(sales, 10);
        BigDecimal taxable8 = taxable(sales, 8);
        BigDecimal free = taxable(sales, 0);
        BigDecimal tax10 = tax(taxable10, 10);
        BigDecimal tax8 = tax(taxable8, 8);
        BigDecimal total = taxable10.add(tax10).add(taxable8).add(tax8).add(free);
        LocalDate due = closed.plusMonths(1).atEndOfMonth();
        files.importRows(
                stage.supplierId(),
                Kind.INVOICES,
                List.of(
                        List.of(
                                "invoice_no",
                                "issued_on",
                                "closing_on",
                                "due_on",
                                "registration_no",
                                "taxable_10",
                                "tax_10",
                                "taxable_8",
                                "tax_8",
                                "non_taxable",
                                "total"),
                        List.of(
                                invoice,
                                closed.plusMonths(1).atDay(BILLING_DAY).toString(),
                                closed.atEndOfMonth().toString(),
                                due.toString(),
                                "T0000000000000",
                                taxable10.toPlainString(),
                                tax10.toPlainString(),
                                taxable8.toPlainString(),
                                tax8.toPlainString(),
                                free.toPlainString(),
                                total.toPlainString())));
        agenda.plan(SimulatedWorld.at(due, MORNING), BillIsPaid.KIND, invoice, total.toPlainString());
    }

    private static BigDecimal taxable(List<Sale> sales, int rate) {
        return sales.stream()
                .filter(sale -> sale.taxRate() == rate)
                .map(Sale::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal tax(BigDecimal taxable, int rate) {
        return taxable.multiply(BigDecimal.valueOf(rate)).divide(BigDecimal.valueOf(100), 0, RoundingMode.FLOOR);
    }

    private static BigDecimal orZero(@Nullable BigDecimal figure) {
        return figure == null ? BigDecimal.ZERO : figure;
    }

    private static String text(@Nullable BigDecimal figure) {
        return figure == null ? "" : figure.toPlainString();
    }
}
