package dev.stopgap.source;

import dev.stopgap.supplier.Domains;
import dev.stopgap.supplier.SupplierProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one way out of the house to a supplier's pages. Only registered domains, on every hop of a redirect; only public
 * addresses, and the address that was checked is the one connected to; only what robots.txt allows, unless the host has
 * permitted it; at most {@value #MOST_BYTES} bytes after decompression, and a limit of time for the whole.
 */
@Component
class Fetcher implements DisposableBean {

    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final int MOST_HOPS = 5;
    private static final String AGENT =
            "Mozilla/5.0 (compatible; Stopgap/0.1; reads outage notices for a customer of this site)";

    private final FetcherClients clients;
    private final Robots robots;
    private final Duration longest;
    // Ends what drips: a server that sends a letter now and then keeps every single wait short.
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "fetch-limit");
        thread.setDaemon(true);
        return thread;
    });

    Fetcher(SourceAddresses addresses, FetchProperties settings, Clock clock) {
        this.clients = new FetcherClients(addresses, settings);
        this.robots = new Robots(clock);
        this.longest = settings.longest();
    }

    /**
     * What a source answered.
     *
     * @param unchanged whether it said that nothing is new; then there are no bytes
     * @param url where it was found after redirects
     */
    record Fetched(
            boolean unchanged,
            URI url,
            byte[] bytes,
            String mediaType,
            @Nullable String charset,
            Map<String, String> headers) {}

    /** Fetches {@code url}, which must lie in {@code domains}; with the marks of the last time, so that a page need not be sent twice. */
    Fetched fetch(
            SupplierProfile profile,
            List<String> domains,
            URI url,
            @Nullable String etag,
            @Nullable String lastModified)
            throws FetchFailed {
        return fetch(profile, domains, url, etag, lastModified, new ArrayList<>());
    }

    /** The same; {@code hops} receives every address that was asked. */
    Fetched fetch(
            SupplierProfile profile,
            List<String> domains,
            URI url,
            @Nullable String etag,
            @Nullable String lastModified,
            List<URI> hops)
            throws FetchFailed {
        long deadline = System.nanoTime() + longest.toNanos();
        URI here = url;
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            check(here, domains);
            askRobots(profile, domains, here, deadline);
            hops.add(here);
            var answer = get(profile, here, etag, lastModified, deadline);
            if (answer.location() == null) {
                return fetched(here, answer);
            }
            here = target(here, answer.location());
        }
        throw new FetchFailed("tooManyRedirects", url.getHost(), MOST_HOPS);
    }

    /** How long the host of {@code url} wants to be left alone between two requests, if it has said so. */
    Optional<Duration> delay(URI url) {
        return robots.delay(url);
    }

    private static Fetched fetched(URI url, Answer answer) throws FetchFailed {
        if (answer.status() != 200 && answer.status() != 304) {
            throw new FetchFailed("answers", url.getHost(), answer.status());
        }
        return new Fetched(
                answer.status() == 304, url, answer.bytes(), answer.mediaType(), answer.charset(), answer.headers());
    }

    private void askRobots(SupplierProfile profile, List<String> domains, URI url, long deadline) throws FetchFailed {
        if (profile.robotsPermissions().containsKey(url.getHost().toLowerCase(Locale.ROOT))) {
            return;
        }
        if (!robots.allows(url, file -> robotsTxt(profile, domains, file, deadline))) {
            throw new FetchFailed("robotsForbids", url.getHost(), url.getPath());
        }
    }

    private Robots.File robotsTxt(SupplierProfile profile, List<String> domains, URI file, long deadline)
            throws FetchFailed {
        URI here = file;
        for (int hop = 0; hop <= MOST_HOPS && Domains.contains(domains, String.valueOf(here.getHost())); hop++) {
            var answer = get(profile, here, null, null, deadline);
            if (answer.location() == null) {
                return new Robots.File(answer.status(), answer.bytes(), answer.mediaType());
            }
            here = target(here, answer.location());
        }
        // One that leads out of the house's domains is as good as none.
        return new Robots.File(404, new byte[0], "");
    }

    private static URI target(URI from, String location) throws FetchFailed {
        try {
            return from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw new FetchFailed(e, "badRedirect", from.getHost());
        }
    }

    private static void check(URI url, List<String> domains) throws FetchFailed {
        String scheme = String.valueOf(url.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null || url.getUserInfo() != null) {
            throw new FetchFailed("notAnAddress", url);
        }
        if (!Domains.contains(domains, url.getHost())) {
            throw new FetchFailed("notRegistered", url.getHost(), String.join(", ", domains));
        }
    }

    private record Answer(
            int status,
            @Nullable String location,
            byte[] bytes,
            String mediaType,
            @Nullable String charset,
            Map<String, String> headers) {}

    private Answer get(
            SupplierProfile profile, URI url, @Nullable String etag, @Nullable String lastModified, long deadline)
            throws FetchFailed {
        var get = new HttpGet(url);
        get.setHeader("User-Agent", AGENT);
        get.setHeader("Accept-Language", "ja,en;q=0.5");
        if (etag != null) {
            get.setHeader("If-None-Match", etag);
        }
        if (lastModified != null) {
            get.setHeader("If-Modified-Since", lastModified);
        }
        var limit = watchdog.schedule(get::cancel, Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        try {
            return clients.to(profile, url.getHost()).execute(get, response -> answer(response, deadline));
        } catch (FetcherClients.PrivateAddress e) {
            throw e.told();
        } catch (TooLarge e) {
            throw new FetchFailed(e, "tooLarge", url.getHost(), MOST_BYTES / 1024 / 1024);
        } catch (IOException e) {
            throw System.nanoTime() >= deadline
                    ? new FetchFailed(e, "tooSlow", url.getHost(), longest.toSeconds())
                    : new FetchFailed(e, "notReached", url.getHost(), problem(e));
        } finally {
            limit.cancel(false);
        }
    }

    private static Answer answer(ClassicHttpResponse response, long deadline) throws IOException {
        int code = response.getCode();
        var headers = headers(response);
        if (code >= 300 && code < 400 && code != 304 && response.getFirstHeader("Location") != null) {
            return new Answer(code, response.getFirstHeader("Location").getValue(), new byte[0], "", null, headers);
        }
        var entity = response.getEntity();
        if (code != 200 || entity == null) {
            return new Answer(code, null, new byte[0], "", null, headers);
        }
        byte[] bytes;
        try (InputStream in = entity.getContent()) {
            bytes = read(in, deadline);
        }
        String type = entity.getContentType() == null ? "text/html" : entity.getContentType();
        int parameters = type.indexOf(';');
        int charset = type.toLowerCase(Locale.ROOT).indexOf("charset=");
        return new Answer(
                code,
                null,
                bytes,
                (parameters < 0 ? type : type.substring(0, parameters)).strip(),
                charset < 0 ? null : type.substring(charset + 8).replaceAll("[\"';\\s].*", ""),
                headers);
    }

    private static byte[] read(InputStream in, long deadline) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        int read = in.read(buffer);
        while (read >= 0) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > MOST_BYTES) {
                throw new TooLarge();
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("time is up");
            }
            read = in.read(buffer);
        }
        return bytes.toByteArray();
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            if (headers.size() < 60) {
                String value = header.getValue() == null ? "" : header.getValue();
                headers.put(header.getName(), value.length() > 500 ? value.substring(0, 500) : value);
            }
        }
        return headers;
    }

    private static String problem(IOException e) {
        return e instanceof UnknownHostException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    @Override
    public void destroy() throws IOException {
        watchdog.shutdownNow();
        clients.close();
    }
}
