package dev.stopgap.sourcing;

import static dev.stopgap.testing.Csrf.csrf;
import static dev.stopgap.testing.SmallCase.OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.testing.SmallCase;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@StopgapTest
class SourcingCallsTest {

    @Autowired
    WebApplicationContext application;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    World world;

    @Autowired
    JdbcClient db;

    private MockMvc rest;
    private SmallCase sample;

    @BeforeEach
    void aCaseThatBuysElsewhere() {
        rest = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        sample = new SmallCase(db).open();
        runtime.startProcessInstanceByKey(TemporarySourcing.KEY, OUTAGE.value());
        world.settle();
        complete(TemporarySourcing.CHOOSE_TEMPORARY_SUPPLIERS, "buyer", Map.of());
        complete(TemporarySourcing.RAISE_THRESHOLD, "manager", Map.of("thresholdDecision", "RAISE"));
    }

    @Test
    void anUrgentNeedIsBoughtReceivedAndTakenOutAsAFile() throws Exception {
        send("/api/outages/OUT-2025-0001/urgent-needs", "reporter", "{\"sku\":\"NOTES\"}")
                .andExpect(status().isAccepted());
        world.settle();
        send(
                        "/api/purchase-orders/OUT-2025-0001-P001/receipts",
                        "buyer",
                        "{\"lines\":[{\"altSku\":\"K-NOTES\",\"packs\":20}]}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.result").value("AS_ORDERED"));

        String csv = rest.perform(get("/api/outages/OUT-2025-0001/purchase-orders.csv")
                        .with(user("accountant").authorities(new SimpleGrantedAuthority("accountant"))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("OUT-2025-0001-P001", "REPLACEMENT,SO-2,1,NOTES,K-NOTES", "ARRIVED");
        assertThat(sample.value("select state from replacement where order_no = 'SO-2'"))
                .isEqualTo("ARRIVED");
    }

    @Test
    void whatIsNotPossibleIsSaidWithItsCode() throws Exception {
        send("/api/outages/OUT-2020-0001/urgent-needs", "buyer", "{}")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("sourcing.noSuchOutage"));
        send("/api/purchase-orders/X/receipts", "buyer", "{\"lines\":[{\"altSku\":\"A\",\"packs\":1}]}")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("sourcing.noSuchOrder"));
        send("/api/purchase-orders/X/receipts", "buyer", "{\"lines\":[{\"altSku\":\"A\"}]}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("sourcing.nothingReceived"));
        send("/api/purchase-orders/X/receipts", "reporter", "{\"lines\":[]}").andExpect(status().isForbidden());
        send("/api/test-orders/X/steps", "buyer", "{\"step\":\"ACCEPTED\"}")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("recovery.noSuchTestOrder"));
        send("/api/test-orders/X/steps", "buyer", "{\"step\":\"GUESSED\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("recovery.noSuchStep"));
        send("/api/test-orders/X/steps", "accountant", "{}").andExpect(status().isForbidden());
    }

    private ResultActions send(String path, String role, String body) throws Exception {
        return rest.perform(post(path)
                .with(user(role).authorities(new SimpleGrantedAuthority(role)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private void complete(String key, String user, Map<String, Object> answers) {
        var task = tasks.createTaskQuery().taskDefinitionKey(key).singleResult();
        tasks.setAssignee(task.getId(), user);
        tasks.complete(task.getId(), answers);
    }
}
