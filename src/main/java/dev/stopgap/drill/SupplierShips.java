package dev.stopgap.drill;

import dev.stopgap.orderbook.Kind;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.watch.SupplierStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every evening the supplier ships what it still holds and what its state allows: a little for vital uses while shipping
 * is limited, a sixth of the rest a day once it has resumed. What it has cancelled it does not ship.
 */
@Component
@Profile("drill")
class SupplierShips implements Happening {

    static final String SHIPMENT_PREFIX = "SIM-"; // tells its shipments from those of the files

    private static final LocalTime EVENING = LocalTime.of(17, 0);

    private final Agenda agenda;
    private final OrderBookFiles files;
    private final SupplierStatus status;
    private final DrillStage stage;
    private final JdbcClient db;

    SupplierShips(Agenda agenda, OrderBookFiles files, SupplierStatus status, DrillStage stage, JdbcClient db) {
        this.agenda = agenda;
        this.files = files;
        this.status = status;
        this.stage = stage;
        this.db = db;
    }

    @Override
    public String kind() {
        return "supplierShips";
    }

    @Override
    public void plan(Instant starts) {
        planFor(starts.atZone(BusinessTime.ZONE).toLocalDate().plusDays(1));
    }

    private void planFor(LocalDate day) {
        agenda.plan(SimulatedWorld.at(day, EVENING), kind(), day.toString(), "");
    }

    @Override
    public void happen(Agenda.Event event, Instant now) {
        var day = LocalDate.parse(event.subject());
        var state = status.now(stage.supplierId());
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "order_no",
                "line_no",
                "shipment_no",
                "shipped_on",
                "quantity",
                "carrier",
                "tracking_no",
                "status",
                "status_at"));
        ship(rows, "WAREHOUSE", state.state(Area.SHIPPING), day);
        ship(rows, "DIRECT", state.state(Area.DIRECT_SHIP), day);
        if (rows.size() > 1) {
            files.importRows(stage.supplierId(), Kind.SHIPMENTS, rows);
        }
        planFor(day.plusDays(1));
    }

    private void ship(List<List<String>> rows, String mode, AreaState state, LocalDate day) {
        int share =
                switch (state) {
                    case PARTIAL, DELAYED -> 6;
                    case NORMAL -> 3;
                    case LIMITED -> 25;
                    default -> 0;
                };
        if (share == 0) {
            return;
        }
        db.sql(
                        """
                select order_no, line_no, open_quantity
                  from open_line
                 where supplier = :supplier and ship_mode = :mode
                   and (:vitalOnly = false or use <> 'NORMAL')
                 order by ordered_at, order_no, line_no
                 limit (select ceil(count(*)::numeric / :share)
                          from open_line
                         where supplier = :supplier and ship_mode = :mode
                           and (:vitalOnly = false or use <> 'NORMAL'))
                """)
                .param("supplier", stage.supplierId().value())
                .param("mode", mode)
                .param("vitalOnly", state == AreaState.LIMITED)
                .param("share", share)
                .query((row, number) -> List.of(
                        row.getString("order_no"),
                        row.getString("line_no"),
                        SHIPMENT_PREFIX + day + "-" + row.getString("order_no"),
                        day.toString(),
                        row.getBigDecimal("open_quantity").toPlainString(),
                        "サンプル運輸",
                        "0000-" + row.getString("order_no"),
                        "SHIPPED",
                        day + "T17:00:00+09:00"))
                .list()
                .forEach(rows::add);
    }
}
