package dev.stopgap.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Board.Mood;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.Caller;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class BoardTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Ledger ledger;

    @Autowired
    World world;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void withoutAnOutageTheBoardSaysThatAllIsAsUsual() {
        String page = Caller.browser(port, "nobody").getPage("/").body();
        assertThat(page)
                .contains("サンプル文具流通株式会社", "停止の知らせがありません", "いつものとおり注文できます")
                .doesNotContain("誰に聞けばよいですか");
    }

    @Test
    void ofASupplierWithoutASourceTheBoardDoesNotSayThatAllIsAsUsual() {
        var employee = Caller.browser(port, "nobody");
        assertThat(employee.getPage("/?supplier=askul").body())
                .contains("動いているか分かりません", "注文の前に、供給元のページで確かめてください")
                .doesNotContain("いつものとおり注文できます", "停止の知らせがありません");
    }

    @Test
    void whileASuspicionIsLookedIntoTheBoardSaysSo() {
        outage("SUSPECTED");
        String page = Caller.browser(port, "nobody").getPage("/").body();
        assertThat(page).contains("OUT-2025-0001", "停止の疑いがあります", "責任者が確認しています", "誰に聞けばよいですか");
    }

    @Test
    void duringAnOutageTheBoardAnswersTheThreeQuestions() {
        outage("OPEN");
        var employee = Caller.browser(port, "nobody");
        assertThat(employee.getPage("/").body())
                .contains("OUT-2025-0001", "停止 1 日目", "いま注文できますか", "注文したものは届きますか", "誰に聞けばよいですか");
        assertThat(employee.getPage("/?lang=en").body())
                .contains("Can I order now?", "Will my order arrive?", "Whom do I ask?", "Sample Stationery")
                .doesNotContain("注文番号");
        assertThat(employee.getPage("/").body()).as("the choice is kept").contains("Can I order now?");
    }

    @Test
    void anOutageThatIsOverIsStillNamedForAWhile() {
        outage("OPEN");
        db.sql("update outage set status = 'CLOSED', closed_at = :at, closed_by = 'manager'")
                .param("at", World.START.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .update();
        var employee = Caller.browser(port, "nobody");
        assertThat(employee.getPage("/").body()).contains("復旧しました", "10月19日(日) に終了");
        world.pass(Duration.ofDays(15));
        assertThat(employee.getPage("/").body()).contains("停止の知らせがありません").doesNotContain("OUT-2025-0001");
    }

    @Test
    void anOrderIsFoundByItsNumberWithWhatTheOrderBookKnows() {
        db.sql(
                        """
                insert into order_line (supplier, order_no, line_no, ordered_at, sku, item_name, quantity, unit, unit_price, tax_rate, status, promised_on, cancelled_quantity, cancelled_on)
                values ('sample', 'A-1', '1', '2025-10-10T00:00:00Z', 'P1', 'コピー用紙 <A4>', 10, '箱', 1, 10, null, '2025-10-20', null, null),
                       ('sample', 'A-1', '2', '2025-10-10T00:00:00Z', 'P2', 'ペン', 5, null, 1, 10, null, null, 5, '2025-10-21'),
                       ('sample', 'A-1', '10', '2025-10-10T00:00:00Z', 'P3', '封筒', 5, null, 1, 10, 'DELIVERED', null, null, null)
                """)
                .update();
        var employee = Caller.browser(port, "nobody");
        assertThat(employee.getPage("/orders?no=A-1")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/orders/A-1");
        String page = employee.getPage("/orders/A-1").body();
        assertThat(page)
                .contains("コピー用紙 &lt;A4&gt;", "10 箱", "未出荷", "供給元の約束は 10月20日(月)", "取り消されました", "届いています", "まだ決まっていません");
        assertThat(page.indexOf("封筒")).isGreaterThan(page.indexOf("ペン"));
        assertThat(employee.getPage("/orders/none").body()).contains("この番号の注文は見つかりません");
    }

    @Test
    void whatHasHappenedIsToldFromTheLedger() {
        outage("OPEN");
        ledger.record(LedgerEntry.of("outage.unheardOf").at("sample"));
        assertThat(Caller.browser(port, "nobody").getPage("/").body())
                .as("what has no sentence is not shown")
                .doesNotContain("unheardOf");
    }

    @Test
    void whatIsNotThereIsSaidInTheReadersLanguage() {
        var employee = Caller.browser(port, "nobody");
        var page = employee.getPage("/nowhere");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("ページが見つかりません", "状況ボードへ戻る");
        assertThat(employee.get("/api/nowhere").body()).contains("\"code\":\"notFound\"", "お探しのものはありません");
        assertThat(employee.send(employee.request("/api/nowhere").header("Accept-Language", "en-GB"))
                        .body())
                .contains("There is no such thing");
        assertThat(employee.send(employee.request("/api/nowhere").header("Accept-Language", "fr"))
                        .body())
                .as("else the installation's")
                .contains("お探しのもの");
    }

    @Test
    void aCaseHasItsListInTasklistUntilItIsClosed() {
        var id = new OutageId("OUT-2025-0001");
        var supplier = new SupplierId("sample");
        events.publishEvent(new OutageOpened(id, supplier, "manager"));
        var buyer = Caller.browser(port, "buyer");
        assertThat(buyer.get("/camunda/api/engine/engine/default/filter").body())
                .contains("OUT-2025-0001 サンプル文具流通株式会社");
        events.publishEvent(new OutageClosed(id, supplier, "manager"));
        assertThat(buyer.get("/camunda/api/engine/engine/default/filter").body())
                .doesNotContain("OUT-2025-0001");
    }

    @Test
    void everySentenceHasItsLook() {
        assertThat(Mood.values()).allSatisfy(mood -> assertThat(mood.look()).isNotNull());
    }

    private void outage(String status) {
        db.sql(
                        """
                insert into outage (id, supplier, status, reason, suspected_at, suspected_by, opened_at, opened_by)
                values ('OUT-2025-0001', 'sample', :status, '受注と出荷を停止', :at, 'stopgap',
                        case when :status = 'OPEN' then :at::timestamptz end, case when :status = 'OPEN' then 'manager' end)
                """)
                .param("status", status)
                .param("at", World.START.atOffset(ZoneOffset.UTC))
                .update();
    }
}
