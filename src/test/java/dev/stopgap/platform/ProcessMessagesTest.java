package dev.stopgap.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StopgapTest
class ProcessMessagesTest {

    private static final String CASE = "OUT-2025-0815"; // of no other test: history stays

    @Autowired
    ProcessMessages messages;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    World world;

    @Test
    void aMessageForWhichNobodyWaitsIsKeptAndThenGivenUp() {
        messages.send(ProcessMessage.toOne("goodsReceived", CASE, Map.of("quantity", 3)));
        world.settle();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("message-delivery")
                        .count())
                .isOne();

        world.pass(Duration.ofDays(8));
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("message-delivery")
                        .count())
                .isZero();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(CASE)
                        .singleResult()
                        .getEndActivityId())
                .isEqualTo("messageUnwanted");
    }
}
