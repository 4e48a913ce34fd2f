package dev.stopgap.triage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An outage of the sample supplier, its open lines, and what people and the supplier do about them. */
class TriageScene {

    static final OutageId OUTAGE = new OutageId("OUT-2025-0001");
    static final SupplierId SUPPLIER = new SupplierId("sample");
    static final LocalDate TODAY = LocalDate.parse("2025-10-19");

    private final JdbcClient db;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final World world;
    private final MovableClock clock;

    TriageScene(JdbcClient db, RuntimeService runtime, TaskService tasks, World world, MovableClock clock) {
        this.db = db;
        this.runtime = runtime;
        this.tasks = tasks;
        this.world = world;
        this.clock = clock;
    }

    /** A case is open, small orders are approved by {@code approver}, large ones by {@code manager}. */
    void begin() {
        db.sql(
                        """
                insert into outage (id, supplier, status, reason, suspected_at, suspected_by, opened_at, opened_by)
                values (:id, 'sample', 'OPEN', 'stop', :now, 'reporter', :now, 'manager')
                """)
                .param("id", OUTAGE.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        db.sql(
                        """
                insert into approver (cost_center, up_to_yen, approver, deputy, manager)
                values ('*', 100000, 'approver', 'deputy', 'manager'), ('*', null, 'manager', 'deputy', null)
                """)
                .update();
        item("PAPER", "B");
        item("GAUZE", "B");
        item("STICKY", "C");
        item("TONER", "A");
        substitutes("PAPER", 2);
        substitutes("GAUZE", 1);
        substitutes("STICKY", 0);
        substitutes("TONER", 0);
    }

    void item(String sku, String itemClass) {
        db.sql("insert into item (supplier, sku, name, class, pack_size) values ('sample', :sku, :sku, :class, 5)")
                .param("sku", sku)
                .param("class", itemClass)
                .update();
    }

    void substitutes(String sku, int count) {
        db.sql(
                        """
                insert into substitute (supplier, sku, rank, alt_supplier, alt_sku, pack_size, unit_price, lead_time_days)
                select 'sample', :sku, n, 'kaunet', :sku || '-K' || n, 10, 1600, 2 + n
                  from generate_series(1, :count) n
                """)
                .param("sku", sku)
                .param("count", count)
                .update();
    }

    /** A line of three boxes of five at 1,000 yen, ordered for tomorrow. */
    void line(String orderNo, String sku) {
        line(orderNo, "1", sku, Map.of());
    }

    void line(String orderNo, String lineNo, String sku, Map<String, Object> differs) {
        db.sql(
                        """
                insert into order_line (supplier, order_no, line_no, ordered_at, sku, quantity, unit, unit_price, tax_rate, ship_mode,
                       customization, use, needed_by, status, cost_center, requester_email)
                values ('sample', :order, :line, '2025-10-17T10:00:00+09', :sku, 3, 'box', :price, 10, :shipMode, :customization,
                       :use, '2025-10-20', :status, '100', :requester)
                """)
                .param("order", orderNo)
                .param("line", lineNo)
                .param("sku", sku)
                .param("price", differs.getOrDefault("price", 1000))
                .param("shipMode", differs.getOrDefault("shipMode", "WAREHOUSE"))
                .param("customization", differs.getOrDefault("customization", "NONE"))
                .param("use", differs.getOrDefault("use", "NORMAL"))
                .param("status", differs.getOrDefault("status", "NOT_SHIPPED"))
                .param("requester", differs.getOrDefault("requester", "sato@example.co.jp"))
                .update();
    }

    /** The supplier ships the line. */
    void shipped(String orderNo) {
        db.sql("update order_line set status = 'SHIPPED' where order_no = :order")
                .param("order", orderNo)
                .update();
    }

    /** The supplier begins to pick the line. */
    void picked(String orderNo) {
        db.sql("update order_line set status = 'PICKING' where order_no = :order")
                .param("order", orderNo)
                .update();
    }

    /** The supplier cancels the line by itself. */
    void cancelledBySupplier(String orderNo) {
        db.sql(
                        "update order_line set cancelled_quantity = quantity, cancelled_on = '2025-10-21' where order_no = :order")
                .param("order", orderNo)
                .update();
    }

    /** Runs the triage, asked for by {@code user}, up to where people are asked. */
    ProcessInstance triage(String user) {
        var triage = runtime.startProcessInstanceByKey(
                OrderTriage.KEY, OUTAGE.value(), Map.of(OrderTriage.STARTED_BY, user));
        world.settle();
        return triage;
    }

    /** The one process of a package. */
    ProcessInstance decision() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(OrderDecision.KEY)
                .singleResult();
    }

    Task task(String key) {
        return tasks.createTaskQuery().taskDefinitionKey(key).singleResult();
    }

    /** {@code user} claims the open task and completes it. */
    void complete(String key, String user, Map<String, Object> entered) {
        var task = task(key);
        tasks.claim(task.getId(), user);
        tasks.complete(task.getId(), entered);
        world.settle();
    }

    void approve(String user) {
        complete(OrderDecision.DECIDE_PACKAGE, user, Map.of(OrderDecision.OUTCOME, "approve"));
    }

    /** One column of a line's conclusion, as text. */
    String of(String orderNo, String column) {
        return db.sql("select coalesce(to_json(c) ->> :column, 'null') from line_conclusion c where order_no = :order")
                .param("column", column)
                .param("order", orderNo)
                .query(String.class)
                .single();
    }

    String templatesSent() {
        return db.sql(
                        "select coalesce(string_agg(template, ',' order by id), '') from message where template <> 'task-mail'")
                .query(String.class)
                .single();
    }
}
