package dev.stopgap.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.testing.Caller;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.TestUsers;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@StopgapTest
class LoginTest {

    private static final Set<String> OPEN = Set.of("/login", "/error");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    @Autowired
    MovableClock clock;

    @Autowired
    ObjectMapper json;

    @Test
    void nothingAnswersWithoutALoginExceptHealthAndTheLoginPage() {
        var paths = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> paths.addAll(mapping.getPatternValues()));
        paths.removeAll(OPEN);
        paths.addAll(Set.of(
                "/",
                "/camunda",
                "/camunda/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/",
                "/camunda/api/engine/task",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/lib/x.js",
                "/engine-rest",
                "/engine-rest/",
                "/engine-rest/task",
                "/engine-rest/engine",
                "/actuator",
                "/actuator/prometheus",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/webjars/htmx.org/2.0.4/x.js"));
        assertThat(paths).hasSizeGreaterThan(20).allSatisfy(pattern -> {
            String path =
                    pattern.replaceAll("\\{[^}]*}", "1").replace("**", "x").replace("*", "x");
            for (String method : new String[] {"GET", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"}) {
                var caller = Caller.stranger(port);
                var answer = caller.send(caller.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
                assertThat(answer.statusCode()).as(method + " " + path).isIn(302, 401, 403, 400, 405);
                if (answer.statusCode() == 302) {
                    assertThat(answer.headers().firstValue("Location").orElse(""))
                            .endsWith("/login");
                }
                if (answer.statusCode() == 400 || answer.statusCode() == 405) {
                    assertThat(method).isEqualTo("TRACE");
                }
            }
        });
        assertThat(Caller.stranger(port).get("/actuator/health").body())
                .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
        assertThat(Caller.stranger(port).get("/actuator/health/readiness").statusCode())
                .isEqualTo(200);
        assertThat(Caller.stranger(port).getPage("/login").body()).contains("パスワード");
    }

    @Test
    void oneLoginOpensOurPagesAndTheEnginesWebApplications() {
        var buyer = Caller.browser(port, "buyer");
        assertThat(buyer.getPage("/camunda/app/tasklist/default/").body()).contains("tasklist");
        assertThat(buyer.get("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"buyer\"", "tasklist");
        assertThat(buyer.get("/camunda/api/engine/engine/default/filter").body())
                .contains("自分の仕事", "期限切れ");
        assertThat(buyer.get("/camunda/api/engine/engine/default/filter/count").statusCode())
                .isEqualTo(200);
    }

    @Test
    void eachListOfTasklistCanBeOpenedByItsReaders() throws Exception {
        var approver = Caller.browser(port, "approver");
        var filters = json.readTree(
                approver.get("/camunda/api/engine/engine/default/filter").body());
        assertThat(filters).hasSizeGreaterThanOrEqualTo(4);
        for (var filter : filters) {
            var list = approver.post(
                    "/camunda/api/engine/engine/default/filter/"
                            + filter.path("id").asText() + "/list",
                    "{}");
            assertThat(list.statusCode())
                    .as(filter.path("name").asText() + list.body())
                    .isEqualTo(200);
        }
    }

    @Test
    void cockpitIsForManagersAndAdminForAdministrators() {
        assertThat(Caller.browser(port, "manager")
                        .get("/camunda/api/admin/auth/user/default")
                        .body())
                .contains("cockpit")
                .doesNotContain("\"admin\"");
        assertThat(Caller.browser(port, "admin")
                        .get("/camunda/api/admin/auth/user/default")
                        .body())
                .contains("\"admin\"");
        assertThat(Caller.browser(port, TestUsers.NOBODY)
                        .get("/camunda/api/admin/auth/user/default")
                        .body())
                .doesNotContain("tasklist", "cockpit", "admin");
    }

    @Test
    void engineRestIsForAdministratorsAndOtherSystemsByPasswordOnly() {
        assertThat(Caller.program(port, "admin").get("/engine-rest/engine").statusCode())
                .isEqualTo(200);
        assertThat(Caller.program(port, "integration")
                        .get("/engine-rest/process-definition")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Caller.program(port, "integration").get("/engine-rest/user").body())
                .contains("integration")
                .doesNotContain("admin");
        for (String user : new String[] {"buyer", "manager", TestUsers.NOBODY}) {
            assertThat(Caller.program(port, user).get("/engine-rest/engine").statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(Caller.browser(port, "admin").get("/engine-rest/engine").statusCode())
                .as("a session does not count")
                .isEqualTo(401);
    }

    @Test
    void wherePasswordsGoInTheRequestABrowserIsNotAsked() {
        var stranger = Caller.stranger(port);
        assertThat(stranger.get("/engine-rest/engine").headers().firstValue("WWW-Authenticate"))
                .isPresent();
        assertThat(stranger.send(stranger.request("/engine-rest/engine").header("Sec-Fetch-Mode", "navigate"))
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    @Test
    void noOneMakesAnAdministratorByTheSetupPage() {
        for (var caller : new Caller[] {
            Caller.stranger(port), Caller.browser(port, TestUsers.NOBODY), Caller.browser(port, "admin")
        }) {
            var answer = caller.post(
                    "/camunda/api/admin/setup/default/user/create",
                    "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"intruder\"}}");
            assertThat(answer.statusCode()).isIn(401, 403);
        }
        assertThat(Caller.program(port, "admin")
                        .get("/engine-rest/user?id=intruder")
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void theEnginesOwnLoginIsClosedSinceItWouldKnowNoThrottle() {
        var nobody = Caller.browser(port, TestUsers.NOBODY);
        var answer = nobody.send(nobody.form(
                        "/camunda/api/admin/auth/user/default/login/cockpit", "username=admin&password=test-only-admin")
                .header("X-XSRF-TOKEN", nobody.token()));
        assertThat(answer.statusCode()).isIn(400, 403);
        assertThat(nobody.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"nobody\"");
    }

    @Test
    void wrongPasswordsAreSlowedDownPerUserAndPerAddress() {
        for (int tries = 0; tries < 5; tries++) {
            assertThat(Caller.stranger(port).login("victim", "guess" + tries)).isEqualTo("/login?error");
        }
        assertThat(Caller.stranger(port).login("victim", "guess")).isEqualTo("/login?wait=3");
        var answer = Caller.program(port, "victim", "guess").get("/engine-rest/engine");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(Caller.stranger(port).login("buyer", "test-only-buyer"))
                .as("others go on")
                .isEqualTo("/");

        clock.moveTo(clock.instant().plus(Duration.ofSeconds(3)));
        assertThat(Caller.stranger(port).login("victim", "guess")).isEqualTo("/login?error");
        assertThat(Caller.stranger(port).login("victim", "guess")).isEqualTo("/login?wait=6");
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(20)));
    }

    @Test
    void loggingOutInTasklistOrOnOurPagesEndsBoth() {
        var buyer = Caller.browser(port, "buyer");
        assertThat(buyer.post("/camunda/api/admin/auth/user/default/logout", "").statusCode())
                .isLessThan(300);
        assertThat(buyer.getPage("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
        assertThat(buyer.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);

        var approver = Caller.browser(port, "approver");
        assertThat(approver.send(approver.form("/logout", "_csrf=" + approver.token()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(approver.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aForgedLogoutOrChangeIsRefused() {
        var buyer = Caller.browser(port, "buyer");
        assertThat(buyer.send(buyer.form("/logout", "")).statusCode()).isEqualTo(403);
        var forged = buyer.send(buyer.request("/api/nothing")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(buyer.post("/api/nothing", "{}").statusCode()).isEqualTo(404);
        var engine = buyer.send(buyer.request("/camunda/api/engine/engine/default/task")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(engine.statusCode()).isEqualTo(403);
    }

    @Test
    void whoWasLoggedOutMeanwhileIsToldSoAndNotThatARoleIsLacking() {
        var buyer = Caller.browser(port, "buyer");
        String token = buyer.token();
        buyer.send(buyer.form("/logout", "_csrf=" + token));
        var answer = buyer.send(buyer.form("/imports/files/1/confirm", "_csrf=" + token));
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?expired");
        assertThat(buyer.getPage("/login?expired").body()).contains("最後の操作は行っていません");
    }

    @Test
    void theSessionIsANewOneAfterTheLogin() {
        var buyer = Caller.stranger(port);
        buyer.get("/login");
        String before = buyer.cookie("JSESSIONID").orElseThrow();
        buyer.login("buyer", "test-only-buyer");
        assertThat(buyer.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void pagesComeWithTheHeadersThatKeepThemSafe() {
        var page = Caller.stranger(port).getPage("/login").headers();
        assertThat(page.firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'", "frame-ancestors 'self'");
        assertThat(page.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(page.allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .contains("JSESSIONID", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure"));
        assertThat(Caller.browser(port, "buyer")
                        .getPage("/camunda/app/tasklist/default/")
                        .headers()
                        .firstValue("Content-Security-Policy"))
                .isPresent();
    }

    @Test
    void behindTlsCookiesAreSecureAndTheBrowserStaysWithTls() {
        var stranger = Caller.stranger(port);
        var page = stranger.send(stranger.request("/login")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-For", "192.0.2.1"))
                .headers();
        assertThat(page.firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("Secure"));
    }

    @Test
    void metricsAreForAdministrators() {
        assertThat(Caller.program(port, "admin").get("/actuator/prometheus").statusCode())
                .as("off in tests")
                .isEqualTo(404);
        assertThat(Caller.program(port, "manager").get("/actuator/prometheus").statusCode())
                .isEqualTo(403);
        assertThat(Caller.browser(port, "manager").get("/actuator/prometheus").statusCode())
                .isEqualTo(403);
    }
}
