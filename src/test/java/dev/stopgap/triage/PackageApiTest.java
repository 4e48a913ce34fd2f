package dev.stopgap.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.TestUsers;
import dev.stopgap.testing.World;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class PackageApiTest {

    @Autowired
    JdbcClient db;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    World world;

    @Autowired
    MovableClock clock;

    @Autowired
    TestRestTemplate rest;

    TriageScene scene;

    @BeforeEach
    void anOutageBegins() {
        scene = new TriageScene(db, runtime, tasks, world, clock);
        scene.begin();
        scene.line("A-1", "PAPER");
    }

    @Test
    void theFormReadsAPackageAndItsLinesAndChangesOneOnceOnly() {
        scene.triage("buyer");
        String address = "/api/packages/"
                + db.sql("select id from decision_package").query(Long.class).single();

        var head = ask("approver", HttpMethod.GET, address, null);
        assertThat(head.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(head.getBody().path("headline").asText()).contains("1 明細", "3,000");
        assertThat(head.getBody().path("editable").asBoolean()).isTrue();
        assertThat(head.getBody().path("why")).hasSizeGreaterThanOrEqualTo(3);
        var lines = ask("approver", HttpMethod.GET, address + "/lines?limit=1", null);
        assertThat(lines.getBody().path("lines").path(0).path("choice").asText())
                .isEqualTo("SUBSTITUTE");

        var wish = Map.of("revision", 0, "orderNo", "A-1", "lineNo", "1", "conclusion", "CONTINUE", "reason", "待てます");
        assertThat(ask("approver", HttpMethod.PUT, address + "/lines", wish)
                        .getBody()
                        .path("changed")
                        .asInt())
                .isOne();
        var again = ask("approver", HttpMethod.PUT, address + "/lines", wish);
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(again.getBody().path("code").asText()).isEqualTo("triage.changedMeanwhile");
        var other = ask("buyer", HttpMethod.PUT, address + "/lines", wish);
        assertThat(other.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(ask("approver", HttpMethod.DELETE, address + "/lines?revision=1&orderNo=A-1&lineNo=1", null)
                        .getBody()
                        .path("changed")
                        .asInt())
                .isOne();

        assertThat(ask("buyer", HttpMethod.GET, "/api/packages/999", null)
                        .getBody()
                        .path("code")
                        .asText())
                .isEqualTo("triage.unknownPackage");
        assertThat(rest.withBasicAuth("buyer", TestUsers.password("buyer"))
                        .getForObject("/api/outages/OUT-2025-0001/lines.csv", String.class))
                .contains("A-1,1,PAPER");
    }

    @Test
    void onlyABuyerRunsTheTriageAgain() {
        String address = "/api/outages/OUT-2025-0001/triage";
        assertThat(ask("approver", HttpMethod.POST, address, null).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(ask("buyer", HttpMethod.POST, address, null).getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        world.settle();
        assertThat(db.sql("select started_by from triage_run")
                        .query(String.class)
                        .single())
                .isEqualTo("buyer");
        assertThat(ask("buyer", HttpMethod.POST, "/api/outages/OUT-1999-0001/triage", null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private ResponseEntity<JsonNode> ask(String user, HttpMethod method, String address, @Nullable Object body) {
        return rest.withBasicAuth(user, TestUsers.password(user))
                .exchange(address, method, new HttpEntity<>(body), JsonNode.class);
    }
}
