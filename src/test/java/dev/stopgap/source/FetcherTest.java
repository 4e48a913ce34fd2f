package dev.stopgap.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stopgap.platform.StartupFailure;
import dev.stopgap.supplier.ProfileReading;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one way out: what it refuses, and how it goes through a proxy. */
class FetcherTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-10-19T03:00:00Z"), ZoneOffset.UTC);
    private static final String PAGE = "<main>出荷を停止しております。</main>";

    @TempDir
    Path folder;

    private HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Fetcher> fetchers = new ArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() throws IOException {
        closing.countDown();
        server.stop(0);
        for (Fetcher fetcher : fetchers) {
            fetcher.destroy();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String url = exchange.getRequestURI().toString();
        asked.add(url);
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.equals("/drip")) {
                drip(exchange);
                return;
            }
            if (path.equals("/round")) {
                exchange.getResponseHeaders().add("Location", "/round");
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            if (path.equals("/old")) {
                exchange.getResponseHeaders().add("Location", "/info");
                exchange.sendResponseHeaders(301, -1);
                return;
            }
            if (path.equals("/info")) {
                if (exchange.getRequestHeaders().getFirst("Proxy-Authorization") == null && url.startsWith("http:")) {
                    exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"house\"");
                    exchange.sendResponseHeaders(407, -1);
                    return;
                }
                byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                return;
            }
            exchange.sendResponseHeaders(404, -1);
        }
    }

    // A letter now and then, for longer than anybody waits.
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 40; i++) {
                out.write('x');
                out.flush();
                closing.await(100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRedirectWithinTheDomainsIsFollowedAndEachHopKnown() throws Exception {
        var hops = new ArrayList<URI>();
        var fetched = local(Duration.ofSeconds(5))
                .fetch(profile(true, ""), List.of("a.example"), URI.create("http://a.example/old"), null, null, hops);
        assertThat(new String(fetched.bytes(), StandardCharsets.UTF_8)).isEqualTo(PAGE);
        assertThat(hops).extracting(URI::getPath).containsExactly("/old", "/info");
        assertThat(fetched.charset()).isEqualTo("utf-8");
    }

    @Test
    void redirectsWithoutEndAreGivenUp() {
        refused(local(Duration.ofSeconds(5)), profile(true, ""), "http://a.example/round", "tooManyRedirects");
    }

    @Test
    void aHostOutsideTheDomainsIsNotEvenAsked() {
        refused(local(Duration.ofSeconds(5)), profile(true, ""), "http://b.example/info", "notRegistered");
        refused(local(Duration.ofSeconds(5)), profile(true, ""), "ftp://a.example/info", "notAnAddress");
        refused(local(Duration.ofSeconds(5)), profile(true, ""), "http://me:pw@a.example/info", "notAnAddress");
        assertThat(asked).isEmpty();
    }

    @Test
    void aPrivateAddressIsRefusedUnlessTheProfileAllowsIt() {
        refused(local(Duration.ofSeconds(5)), profile(false, ""), "http://a.example/info", "privateAddress");
        assertThat(asked).isEmpty();
    }

    @Test
    void aServerThatDripsIsGivenUpInTime() {
        long start = System.nanoTime();
        refused(local(Duration.ofMillis(700)), profile(true, ""), "http://a.example/drip", "tooSlow");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aProxyIsAskedInsteadOfTheHostWithItsUserAndPassword() throws Exception {
        var proxied = fetcher(
                host -> Optional.empty(),
                new FetchProperties(proxy(), "kobai", "secret", List.of(), Duration.ZERO, Duration.ofSeconds(5)));
        var fetched = proxied.fetch(
                profile(false, ""), List.of("a.example"), URI.create("http://a.example/info"), null, null);
        assertThat(new String(fetched.bytes(), StandardCharsets.UTF_8)).isEqualTo(PAGE);
        assertThat(asked).contains("http://a.example/info");
    }

    @Test
    void aPrivateAddressIsRefusedThroughAProxyAsWell() {
        var proxied = fetcher(
                host -> Optional.empty(),
                new FetchProperties(proxy(), null, null, List.of(), Duration.ZERO, Duration.ofSeconds(5)));
        assertThatThrownBy(() -> proxied.fetch(
                        profile(false, ""), List.of("127.0.0.1"), URI.create("http://127.0.0.1/info"), null, null))
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.code()).isEqualTo("privateAddress"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aHostThatIsReachedWithoutTheProxyIsNotAskedThroughIt() {
        var proxied = fetcher(
                host -> Optional.empty(),
                new FetchProperties(proxy(), null, null, List.of("a.example"), Duration.ZERO, Duration.ofSeconds(5)));
        refused(proxied, profile(false, ""), "http://www.a.example/info", "notReached");
        assertThat(asked).isEmpty();
    }

    @Test
    void aProxyThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> fetcher(
                        host -> Optional.empty(),
                        new FetchProperties(
                                URI.create("proxy.example"),
                                null,
                                null,
                                List.of(),
                                Duration.ZERO,
                                Duration.ofSeconds(5))))
                .isInstanceOfSatisfying(StartupFailure.class, failure -> assertThat(failure.getMessage())
                        .contains("stopgap.fetch.proxy", "proxy.example"));
    }

    @Test
    void whatAHostHasPermittedInWritingIsReadWhateverItsRobotsSay() throws Exception {
        server.createContext("/robots.txt", exchange -> {
            byte[] rules = "User-agent: *\nDisallow: /\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, rules.length);
            try (exchange) {
                exchange.getResponseBody().write(rules);
            }
        });
        refused(local(Duration.ofSeconds(5)), profile(true, ""), "http://a.example/info", "robotsForbids");
        var fetched = local(Duration.ofSeconds(5))
                .fetch(
                        profile(true, "robots_permissions: {a.example: 2026年1月15日付の覚書}"),
                        List.of("a.example"),
                        URI.create("http://a.example/info"),
                        null,
                        null);
        assertThat(fetched.bytes()).isNotEmpty();
    }

    private void refused(Fetcher fetcher, SupplierProfile profile, String url, String code) {
        assertThatThrownBy(() -> fetcher.fetch(profile, List.of("a.example"), URI.create(url), null, null))
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.code()).isEqualTo(code));
    }

    private Fetcher local(Duration longest) {
        return fetcher(
                host -> Optional.of(server.getAddress()),
                new FetchProperties(null, null, null, List.of(), Duration.ZERO, longest));
    }

    private interface Hosts {
        Optional<InetSocketAddress> find(String host);
    }

    private Fetcher fetcher(Hosts hosts, FetchProperties settings) {
        var addresses = new SourceAddresses() {
            @Override
            public Optional<InetSocketAddress> localAddress(String host) {
                return hosts.find(host);
            }

            @Override
            public Optional<Mailbox> mailbox(SupplierId supplier, String source, String host, int port) {
                return Optional.empty();
            }
        };
        var fetcher = new Fetcher(addresses, settings, CLOCK);
        fetchers.add(fetcher);
        return fetcher;
    }

    private URI proxy() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private SupplierProfile profile(boolean privateToo, String more) {
        Path file = folder.resolve("trial.yaml");
        try {
            Files.writeString(
                    file,
                    """
                    id: trial
                    name: {ja: 例}
                    domains: {official: [a.example]}
                    allow_private_addresses: %s
                    sources:
                      - {id: one, kind: PAGE, tier: OFFICIAL, url: 'http://a.example/info', every: PT15M}
                    %s
                    """
                            .formatted(privateToo, more));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return ProfileReading.of(file);
    }
}
