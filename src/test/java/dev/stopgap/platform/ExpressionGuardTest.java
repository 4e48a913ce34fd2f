package dev.stopgap.platform;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.testing.Caller;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.TestUsers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The known holes of the engine's last community release, probed at every door. */
@StopgapTest
class ExpressionGuardTest {

    // Evaluated, it would be seen: the answer then tells of the division, not of a refusal.
    private static final String PROBE = "\"${1/0}\"";

    @LocalServerPort
    int port;

    private static Stream<String> hiddenExpressions() {
        return Stream.of(
                "{\"dueAfterExpression\":" + PROBE + "}",
                "{\"orQueries\":[{\"dueAfterExpression\":" + PROBE + "}]}",
                "{\"orQueries\":[{\"DUEAFTEREXPRESSION\":" + PROBE + "}]}",
                "{\"orQueries\":[{\"due\\u0041fterExpr\\u0065ssion\":" + PROBE + "}]}",
                "{\"orQueries\":[{\"assigneeExpression\":" + PROBE + "}],\"orQueries\":[]}",
                "{\"orQueries\":[],\"orQueries\":[{\"assigneeExpression\":" + PROBE + "}]}",
                "{\"orQueries\":[[[{\"a\":{\"ownerExpression\":" + PROBE + "}}]]]}",
                "{} {\"orQueries\":[{\"dueAfterExpression\":" + PROBE + "}]}",
                "/* */{\"orQueries\":[{\"dueAfterExpression\":" + PROBE + "}]}",
                "{'orQueries':[{'dueAfterExpression':'${1/0}'}]}",
                "{orQueries:[{dueAfterExpression:" + PROBE + "}]}",
                "{\"orQueries\":[{\"dueAfterExpression \":" + PROBE + "}]}",
                "{\"orQueries\":[{\"dueAfterExpression\":" + PROBE);
    }

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/JSON",
            "Application/Json; charset=utf-8",
            "application/json;charset=UTF-16",
            "application/hal+json",
            "text/json",
            "text/plain",
            "*/*",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/mixed");

    private static final List<String> PLACES = List.of(
            "/task",
            "/task/count",
            "/filter/create",
            "/filter/1/list",
            "/filter/1/singleResult",
            "/filter/1/count",
            "/history/task",
            "/process-instance",
            "/execution",
            "/user/1/profile");

    private Stream<Door> doors() {
        var nobody = Caller.browser(port, TestUsers.NOBODY);
        var manager = Caller.browser(port, "manager");
        var admin = Caller.browser(port, "admin");
        return Stream.of(
                new Door(nobody, "/camunda/api/engine/engine/default"),
                new Door(nobody, "/camunda/api/engine"),
                new Door(manager, "/camunda/api/engine/engine/default"),
                new Door(admin, "/camunda/api/engine/engine/default"),
                new Door(manager, "/camunda/api/cockpit/plugin/base/default"),
                new Door(Caller.program(port, "admin"), "/engine-rest"),
                new Door(Caller.program(port, "admin"), "/engine-rest/engine/default"),
                new Door(Caller.program(port, "integration"), "/engine-rest"));
    }

    private record Door(Caller caller, String path) {}

    @Test
    void noExpressionOfACallerIsTakenAtAnyDoorHoweverItIsHidden() {
        doors().forEach(door -> hiddenExpressions().forEach(body -> {
            for (String place : PLACES) {
                assertRefused(door, place, "application/json", body.getBytes(UTF_8));
            }
        }));
    }

    @Test
    void theContentTypeDoesNotOpenTheDoor() {
        String body = "{\"orQueries\":[{\"dueAfterExpression\":" + PROBE + "}]}";
        doors().forEach(door -> TYPES.forEach(type -> assertRefused(door, "/task", type, body.getBytes(UTF_8))));
    }

    @Test
    void theCharsetDoesNotOpenTheDoor() {
        String body = "{\"orQueries\":[{\"dueAfterExpression\":" + PROBE + "}]}";
        List<Charset> charsets = List.of(
                UTF_16,
                UTF_16LE,
                UTF_16BE,
                Charset.forName("UTF-32LE"),
                Charset.forName("UTF-32BE"),
                Charset.forName("IBM037"));
        doors().forEach(door -> charsets.forEach(charset ->
                assertRefused(door, "/task", "application/json; charset=" + charset.name(), body.getBytes(charset))));
        doors().forEach(door -> assertRefused(door, "/task", "application/json", ("\uFEFF" + body).getBytes(UTF_8)));
    }

    @Test
    void aQueryParameterDoesNotOpenTheDoor() {
        doors().forEach(door -> {
            for (String query : new String[] {
                "dueAfterExpression=%24%7B1%2F0%7D",
                "DueAfterexpressioN=x",
                "a=b&assignee%45xpression=x",
                "%61ssigneeExpression=x",
                "assigneeExpression%20=x"
            }) {
                assertThat(door.caller().get(door.path() + "/task?" + query).statusCode())
                        .as(door.path() + query)
                        .isEqualTo(400);
            }
        });
    }

    @Test
    void whatIsTooLargeIsNotRead() {
        byte[] large = ("{\"a\":\"" + "x".repeat(5 << 20) + "\"}").getBytes(UTF_8);
        assertThat(Caller.program(port, "admin")
                        .post("/engine-rest/task", "application/json", large)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void anOrdinaryQueryIsPassedOn() {
        var admin = Caller.program(port, "admin");
        assertThat(admin.post("/engine-rest/task", "{\"orQueries\":[{\"dueAfter\":\"2025-11-24T00:00:00.000+0900\"}]}")
                        .body())
                .isEqualTo("[]");
        assertThat(admin.post("/engine-rest/task", "{\"nameLike\":\"%承認Expression%\"}")
                        .statusCode())
                .as("a value may end so")
                .isEqualTo(200);
        var buyer = Caller.browser(port, "buyer");
        assertThat(buyer.post("/camunda/api/engine/engine/default/task", "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyMakesFiltersOrDeployments() {
        for (var caller : new Caller[] {Caller.program(port, "admin"), Caller.program(port, "integration")}) {
            assertThat(caller.post(
                                    "/engine-rest/filter/create",
                                    "{\"resourceType\":\"Task\",\"name\":\"mine\",\"query\":{},\"properties\":{}}")
                            .statusCode())
                    .isEqualTo(403);
            String upload =
                    "--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nx\r\n--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nx\r\n--x--\r\n";
            assertThat(caller.post(
                                    "/engine-rest/deployment/create",
                                    "multipart/form-data; boundary=x",
                                    upload.getBytes(UTF_8))
                            .statusCode())
                    .isEqualTo(403);
        }
        for (String user : new String[] {"manager", "buyer", TestUsers.NOBODY}) {
            assertThat(Caller.browser(port, user)
                            .post(
                                    "/camunda/api/engine/engine/default/filter/create",
                                    "{\"resourceType\":\"Task\",\"name\":\"mine\",\"query\":{},\"properties\":{}}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aUserWithoutRightsSeesAndChangesNothingByTheEnginesApi() {
        var nobody = Caller.browser(port, TestUsers.NOBODY);
        for (String what : new String[] {
            "process-definition", "task", "group", "authorization", "deployment", "filter", "history/process-instance"
        }) {
            assertThat(nobody.get("/camunda/api/engine/engine/default/" + what).body())
                    .as(what)
                    .isIn("[]", "");
            assertThat(nobody.get("/camunda/api/engine/" + what).statusCode())
                    .as("without naming the engine: " + what)
                    .isIn(401, 403, 404);
        }
        assertThat(nobody.get("/camunda/api/engine/engine/default/user").body())
                .as("only oneself")
                .contains("\"nobody\"")
                .doesNotContain("admin", "buyer");
    }

    private static void assertRefused(Door door, String place, String type, byte[] body) {
        var answer = door.caller().post(door.path() + place, type, body);
        assertThat(answer.statusCode())
                .as(door.path() + place + " " + type + " " + new String(body, UTF_8) + answer.body())
                .isIn(400, 413);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }
}
