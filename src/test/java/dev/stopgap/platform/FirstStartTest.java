package dev.stopgap.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.testing.Caller;
import dev.stopgap.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start and the second, in processes of their own, without a chosen password and with single sign-on. */
class FirstStartTest {

    private static final Pattern PASSWORD = Pattern.compile("admin.*?([2-9A-HJ-NP-Za-km-z]{16})");

    @TempDir
    Path directory;

    @Test
    void thePasswordOfTheFirstAdministratorIsToldOnceAndSingleSignOnIsOffered() throws Exception {
        String database = TestDatabase.newDatabase();
        int port = freePort();
        String first = start(database, port, () -> {
            var stranger = Caller.stranger(port);
            assertThat(stranger.getPage("/login?lang=en").body())
                    .contains("Log in with The company", "/oauth2/authorization/company")
                    .doesNotContain("type=\"password\"");
            assertThat(stranger.get("/oauth2/authorization/company")
                            .headers()
                            .firstValue("Location")
                            .orElse(""))
                    .startsWith("https://login.example/authorize?response_type=code&client_id=stopgap");
            assertThat(stranger.getPage("/").headers().firstValue("Location").orElse(""))
                    .endsWith("/login");
        });
        var told = PASSWORD.matcher(first);
        assertThat(told.find()).as(first).isTrue();
        String password = told.group(1);

        String second = start(database, port, () -> {
            assertThat(Caller.program(port, "admin", password)
                            .get("/engine-rest/engine")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Caller.program(port, "admin", "admin")
                            .get("/engine-rest/engine")
                            .statusCode())
                    .isEqualTo(401);
        });
        assertThat(second).doesNotContain(password);
        assertThat(PASSWORD.matcher(second).find()).isFalse();
    }

    private String start(String database, int port, Runnable meanwhile) throws IOException, InterruptedException {
        Path said = Files.createTempFile(directory, "said", ".txt");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.stopgap.Stopgap",
                "--server.port=" + port,
                "--stopgap.data-dir=" + directory.resolve("data"),
                "--spring.security.oauth2.client.registration.company.client-id=stopgap",
                "--spring.security.oauth2.client.registration.company.client-secret=none",
                "--spring.security.oauth2.client.registration.company.client-name=The company",
                "--spring.security.oauth2.client.registration.company.scope=openid",
                "--spring.security.oauth2.client.registration.company.authorization-grant-type=authorization_code",
                "--spring.security.oauth2.client.registration.company.redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
                "--spring.security.oauth2.client.provider.company.authorization-uri=https://login.example/authorize",
                "--spring.security.oauth2.client.provider.company.token-uri=https://login.example/token",
                "--spring.security.oauth2.client.provider.company.jwk-set-uri=https://login.example/keys",
                "--spring.security.oauth2.client.provider.company.user-name-attribute=preferred_username"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_") || name.startsWith("STOPGAP_"));
        builder.environment()
                .putAll(Map.of("DATABASE_URL", database, "DATABASE_USER", "postgres", "DATABASE_PASSWORD", "postgres"));
        var process = builder.start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !process.isAlive() || isUp(port));
            assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
            meanwhile.run();
        } finally {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        return Files.readString(said);
    }

    private static boolean isUp(int port) {
        try {
            return Caller.stranger(port).get("/actuator/health").statusCode() == 200;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
