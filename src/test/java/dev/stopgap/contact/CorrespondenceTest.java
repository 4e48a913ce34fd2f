package dev.stopgap.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.CaseFigures;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import dev.stopgap.watch.AreaStateChanged;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written to a supplier and in a case. */
@StopgapTest
class CorrespondenceTest {

    private static final OutageId OUTAGE = new OutageId("OUT-2025-0001");

    @Autowired
    Messages messages;

    @Autowired
    Acknowledgements acknowledgements;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    List<CaseFigures> figures;

    @Autowired
    TestTransport transport;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient db;

    @Autowired
    World world;

    @BeforeEach
    void mailsLeaveAsUsual() {
        transport.leadAsUsual();
    }

    @Test
    void aSupplierWhoseMailIsStoppedIsCalledInstead() {
        mailBecomes(AreaState.STOPPED, "現在メールでのお問い合わせを受け付けておりません。");
        messages.send(cancelRequest("PO-1"));
        world.settle();

        assertThat(transport.handed()).noneMatch(mail -> mail.to().endsWith("sample-bungu.example"));
        var call = tasks.createTaskQuery().taskDefinitionKey("reachByPhone").singleResult();
        assertThat((String) tasks.getVariable(call.getId(), "callWhy")).contains("受け付けておりません");
        assertThat((String) tasks.getVariable(call.getId(), "callScript")).contains("取消");
    }

    @Test
    void whenItsMailWorksAgainItIsWrittenTo() {
        mailBecomes(AreaState.STOPPED, "メール停止");
        mailBecomes(AreaState.NORMAL, "メール再開");
        messages.send(cancelRequest("PO-1"));
        world.settle();
        assertThat(transport.handed()).anyMatch(mail -> mail.to().endsWith("sample-bungu.example"));
    }

    @Test
    void theReportCountsWhatWasWritten() {
        db.sql(
                        """
                insert into outage (id, supplier, status, reason, suspected_at, suspected_by)
                values (:outage, 'sample', 'SUSPECTED', '受注停止', :now, 'stopgap')
                """)
                .param("outage", OUTAGE.value())
                .param("now", World.START.atOffset(ZoneOffset.UTC))
                .update();
        messages.send(alert("a", false, "tanaka@example.jp", "suzuki@example.jp"));
        long answered = messages.send(alert("b", true, "tanaka@example.jp"));
        messages.send(alert("c", false));
        world.settle();
        acknowledgements.acknowledge(answered, "tanaka", "page");

        Map<String, Long> counted = figures.stream()
                .flatMap(capability -> capability.figures(OUTAGE).stream())
                .filter(figure -> figure.section().equals("contact"))
                .collect(Collectors.toMap(CaseFigures.Figure::code, CaseFigures.Figure::lines));
        assertThat(counted)
                .isEqualTo(Map.of(
                        "messages",
                        3L,
                        "taskMails",
                        0L,
                        "mails",
                        3L,
                        "chats",
                        0L,
                        "calls",
                        0L,
                        "acknowledged",
                        1L,
                        "notReached",
                        1L));
    }

    private void mailBecomes(AreaState state, String sentence) {
        events.publishEvent(new AreaStateChanged(
                new SupplierId("sample"), Area.EMAIL, AreaState.UNKNOWN, state, 1, sentence, World.START));
    }

    private static Message cancelRequest(String order) {
        return new Message(
                "cancel-request",
                List.of(Recipient.supplier("orders")),
                OUTAGE,
                "sample",
                order,
                false,
                null,
                Map.of("lines", List.of(order)));
    }

    private static Message alert(String thing, boolean acknowledge, String... mails) {
        return new Message(
                "internal-alert",
                List.of(mails).stream().map(Recipient::mail).toList(),
                OUTAGE,
                "sample",
                thing,
                acknowledge,
                null,
                Map.of("reason", "受注停止"));
    }
}
