package dev.stopgap.contact;

import static dev.stopgap.testing.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@StopgapTest
class PagesTest {

    private static final RequestPostProcessor ADMIN = with("admin", "camunda-admin");

    @Autowired
    WebApplicationContext application;

    @Autowired
    IdentityService identity;

    @Autowired
    Messages messages;

    @Autowired
    Outbox outbox;

    @Autowired
    TestTransport transport;

    @Autowired
    JdbcClient db;

    @Autowired
    World world;

    private MockMvc web;

    @BeforeEach
    void anEmptyOutbox() throws IOException {
        transport.leadAsUsual();
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .defaultRequest(get("/").locale(Locale.JAPANESE).accept("text/html"))
                .build();
        for (String name : outbox.names(null, 10_000)) {
            Files.delete(outbox.folder().resolve(name));
        }
        var tanaka = identity.newUser("pageTanaka");
        tanaka.setEmail("tanaka@example.jp");
        identity.saveUser(tanaka);
    }

    @AfterEach
    void tanakaLeaves() {
        identity.deleteUser("pageTanaka");
    }

    @Test
    void theAdministratorReadsWhatWouldHaveBeenMailed() throws Exception {
        tell("<script>alert(1)</script>");
        String name = outbox.names(null, 1).get(0);

        web.perform(get("/outbox").with(ADMIN))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("tanaka@example.jp")))
                .andExpect(content().string(containsString("業務停止")));
        web.perform(get("/outbox/" + name).with(ADMIN))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("&lt;script&gt;")))
                .andExpect(content().string(not(containsString("<script>"))));
    }

    @Test
    void nobodyElseReadsOthersMails() throws Exception {
        web.perform(get("/outbox").with(with("buyer", "buyer"))).andExpect(status().isForbidden());
        web.perform(get("/outbox/x").with(with("buyer", "buyer"))).andExpect(status().isForbidden());
    }

    @Test
    void aNameIsNeverAPath() throws Exception {
        Files.writeString(outbox.folder().resolveSibling("20250101-000000-m1.r1.eml"), "secret");
        web.perform(get("/outbox/..%2F20250101-000000-m1.r1.eml").with(ADMIN)).andExpect(status().is4xxClientError());
        assertThat(outbox.read("../20250101-000000-m1.r1.eml")).isEmpty();
    }

    @Test
    void theOutboxIsReadPageByPage() {
        tell("a");
        tell("b");
        tell("c");
        List<String> all = outbox.names(null, 10);
        assertThat(all).hasSize(3).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(outbox.names(null, 2)).isEqualTo(all.subList(0, 2));
        assertThat(outbox.names(all.get(1), 2)).isEqualTo(all.subList(2, 3));
    }

    @Test
    void aRecipientConfirmsOnThePageToWhichTheMailLeads() throws Exception {
        long id = tell("a");
        assertThat(transport.handed().get(0).body()).contains("http://localhost:8080/messages/" + id);
        var tanaka = with("pageTanaka", "reporter");
        web.perform(get("/messages/" + id).with(tanaka))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("確認しました")));

        web.perform(post("/messages/" + id).with(tanaka).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(acknowledged(id)).isEqualTo("pageTanaka: 画面で確認");
        web.perform(get("/messages/" + id).with(tanaka))
                .andExpect(content().string(containsString("pageTanaka が確認しました")));
    }

    @Test
    void aBuyerWritesDownWhatAnotherHasAnswered() throws Exception {
        long id = tell("a");
        var buyer = with("buyer", "buyer");
        web.perform(post("/messages/" + id).with(buyer).with(csrf())).andExpect(status().isBadRequest());
        web.perform(post("/messages/" + id)
                        .param("how", "10:15 の FAX")
                        .with(buyer)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(acknowledged(id)).isEqualTo("buyer: 10:15 の FAX");
    }

    @Test
    void toEverybodyElseTheMessageDoesNotExist() throws Exception {
        long id = tell("a");
        var other = with("somebody", "accountant");
        web.perform(get("/messages/" + id).with(other)).andExpect(status().isNotFound());
        web.perform(post("/messages/" + id).with(other).with(csrf())).andExpect(status().isNotFound());
        web.perform(post("/messages/" + id).with(with("pageTanaka", "reporter")))
                .andExpect(status().isForbidden());
        assertThat(acknowledged(id)).isNull();
    }

    private long tell(String reason) {
        long id = messages.send(new Message(
                "internal-alert",
                List.of(Recipient.user("pageTanaka")),
                new OutageId("OUT-2025-0001"),
                "sample",
                reason,
                true,
                null,
                Map.of("reason", reason)));
        world.settle();
        return id;
    }

    private @Nullable String acknowledged(long id) {
        return db.sql("select acknowledged_by || ': ' || acknowledged_how from message where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static RequestPostProcessor with(String name, String role) {
        return user(name).authorities(new SimpleGrantedAuthority(role));
    }
}
