package dev.stopgap.source;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stopgap.supplier.SupplierId;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The sample supplier's hosts and our mailbox, served on this machine. */
final class SampleHouse implements SourceAddresses, AutoCloseable {

    final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    final Map<String, String> redirects = new ConcurrentHashMap<>();
    final Set<String> looked = ConcurrentHashMap.newKeySet();
    final Set<String> begun = ConcurrentHashMap.newKeySet();
    int notModified;
    int robotsAsked;
    int robotsStatus = 404;
    boolean stranger;
    final AtomicInteger timesLooked = new AtomicInteger();
    final CountDownLatch held = new CountDownLatch(1);
    volatile @Nullable CountDownLatch hold;
    String etag = "";

    private final HttpServer server;
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));

    SampleHouse() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        mail.start();
        mail.setUser("kobai@jirei-seisakusho.example", "kobai", "secret");
    }

    private void serve(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String key = host.replaceAll(":.*", "") + exchange.getRequestURI();
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/robots.txt")) {
                robots(exchange, key);
                return;
            }
            looked.add(key);
            timesLooked.incrementAndGet();
            hold();
            if (redirects.containsKey(key)) {
                exchange.getResponseHeaders().add("Location", redirects.get(key));
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            if (!etag.isEmpty() && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                notModified++;
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] page = pages.get(key);
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!etag.isEmpty()) {
                exchange.getResponseHeaders().add("ETag", etag);
            }
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private void hold() {
        if (hold != null) {
            held.countDown();
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void robots(HttpExchange exchange, String key) throws IOException {
        robotsAsked++;
        byte[] rules = pages.getOrDefault(key, new byte[0]);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.sendResponseHeaders(robotsStatus, robotsStatus == 200 && rules.length > 0 ? rules.length : -1);
        if (robotsStatus == 200) {
            exchange.getResponseBody().write(rules);
        }
    }

    void page(String key, String html) {
        pages.put(key, html.getBytes(StandardCharsets.UTF_8));
    }

    void mail(byte[] eml) throws Exception {
        var user = mail.getUserManager().getUser("kobai");
        user.deliver(new MimeMessage(null, new ByteArrayInputStream(eml)));
    }

    @Override
    public Optional<InetSocketAddress> localAddress(String host) {
        return host.endsWith(".example") ? Optional.of(server.getAddress()) : Optional.empty();
    }

    @Override
    public Optional<Mailbox> mailbox(SupplierId supplier, String source, String host, int port) {
        return Optional.of(new Mailbox("127.0.0.1", mail.getImap().getPort(), false, "kobai", "secret", "INBOX"));
    }

    @Override
    public boolean hasBegun(SupplierId supplier, String source) {
        return begun.isEmpty() || begun.contains(source);
    }

    /** A host to be spared, unless it is known to stand on this machine. */
    @Override
    public boolean servedHere(String host) {
        return !stranger;
    }

    @Override
    public void close() {
        server.stop(0);
        mail.stop();
    }
}
