package dev.stopgap.drill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stopgap.supplier.SupplierProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The supplier's pages and feeds as they stood at the drill's time, on the loopback; no more than a web server of files. */
final class DrillSite implements AutoCloseable {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Timeline timeline;
    private final SupplierProfile supplier;
    private final Clock clock;
    private final HttpServer server;

    private DrillSite(Timeline timeline, SupplierProfile supplier, Clock clock) throws IOException {
        this.timeline = timeline;
        this.supplier = supplier;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
    }

    static DrillSite open(Timeline timeline, SupplierProfile supplier, Clock clock) throws IOException {
        var site = new DrillSite(timeline, supplier, clock);
        site.server.start();
        return site;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"))
                    .replaceFirst(":\\d+$", "");
            var shown = supplier.sources().stream()
                    .filter(source -> host.equals(source.url().getHost())
                            && exchange.getRequestURI()
                                    .getPath()
                                    .equals(source.url().getPath()))
                    .findFirst()
                    .flatMap(source -> timeline.shown(source.id(), clock.instant()));
            if (shown.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var notice = shown.get();
            byte[] content = Files.readAllBytes(notice.file());
            String tag = '"' + notice.file().getFileName().toString() + '"';
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.getResponseHeaders()
                    .set("Last-Modified", HTTP_DATE.format(notice.at().toInstant()));
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", contentType(notice, content));
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    // As many real servers do, this one leaves the charset to the page.
    private static String contentType(Timeline.Notice notice, byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 200), StandardCharsets.ISO_8859_1);
        return notice.file().toString().endsWith(".xml") || start.startsWith("<?xml")
                ? "application/rss+xml"
                : "text/html";
    }
}
