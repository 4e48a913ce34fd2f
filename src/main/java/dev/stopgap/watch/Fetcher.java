package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one way out of the house to a supplier's pages. Only registered domains, on every hop of a redirect; only public
 * addresses, and the address that was checked is the one connected to; at most {@value #MOST_BYTES} bytes after
 * decompression, and a limit of time for the whole.
 */
@Component
class Fetcher implements DisposableBean {

    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final int MOST_HOPS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String AGENT = "Stopgap/0.1 (reads outage notices for a customer of this site)";

    private final SourceAddresses addresses;
    private final CloseableHttpClient publicOnly;
    private final CloseableHttpClient anywhere;

    Fetcher(SourceAddresses addresses) {
        this.addresses = addresses;
        this.publicOnly = client(false);
        this.anywhere = client(true);
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
            java.util.List<String> domains,
            URI url,
            @Nullable String etag,
            @Nullable String lastModified)
            throws FetchFailed {
        var client = profile.allowPrivateAddresses() ? anywhere : publicOnly;
        long deadline = System.nanoTime() + LONGEST.toNanos();
        URI here = url;
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            check(here, domains);
            var get = new HttpGet(here);
            get.setHeader("User-Agent", AGENT);
            get.setHeader("Accept-Language", "ja,en;q=0.5");
            if (etag != null) {
                get.setHeader("If-None-Match", etag);
            }
            if (lastModified != null) {
                get.setHeader("If-Modified-Since", lastModified);
            }
            URI at = here;
            try {
                Object answer = client.execute(get, response -> answer(response, at, deadline));
                if (answer instanceof Fetched fetched) {
                    return fetched;
                }
                here = at.resolve(String.valueOf(answer));
            } catch (IOException e) {
                throw new FetchFailed(at.getHost() + ": " + problem(e), e);
            } catch (IllegalArgumentException e) {
                throw new FetchFailed(at.getHost() + " redirects to an address that is none", e);
            }
        }
        throw new FetchFailed(url.getHost() + " redirects more than " + MOST_HOPS + " times");
    }

    private static void check(URI url, java.util.List<String> domains) throws FetchFailed {
        String scheme = String.valueOf(url.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null || url.getUserInfo() != null) {
            throw new FetchFailed("\"" + url + "\" is not an address of a page");
        }
        if (!Domains.contains(domains, url.getHost())) {
            throw new FetchFailed(url.getHost() + " is in none of the registered domains " + domains);
        }
    }

    /** The answer, or where it is to be looked for instead. */
    private static Object answer(ClassicHttpResponse response, URI at, long deadline) throws IOException {
        int code = response.getCode();
        if (code == 304) {
            return new Fetched(true, at, new byte[0], "", null, headers(response));
        }
        if (code >= 300 && code < 400 && response.getFirstHeader("Location") != null) {
            return response.getFirstHeader("Location").getValue();
        }
        if (code != 200) {
            throw new IOException("answers " + code);
        }
        var entity = response.getEntity();
        if (entity == null) {
            throw new IOException("answers without content");
        }
        byte[] bytes;
        try (InputStream in = entity.getContent()) {
            bytes = read(in, deadline);
        }
        String type = entity.getContentType() == null ? "text/html" : entity.getContentType();
        int semicolon = type.indexOf(';');
        String charset = null;
        int at2 = type.toLowerCase(java.util.Locale.ROOT).indexOf("charset=");
        if (at2 >= 0) {
            charset = type.substring(at2 + 8).replaceAll("[\"';\\s].*", "");
        }
        return new Fetched(
                false,
                at,
                bytes,
                (semicolon < 0 ? type : type.substring(0, semicolon)).strip(),
                charset,
                headers(response));
    }

    private static byte[] read(InputStream in, long deadline) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        int read = in.read(buffer);
        while (read >= 0) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > MOST_BYTES) {
                throw new IOException("sends more than " + MOST_BYTES + " bytes");
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("takes longer than " + LONGEST.toSeconds() + " seconds");
            }
            read = in.read(buffer);
        }
        return bytes.toByteArray();
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

    private CloseableHttpClient client(boolean privateToo) {
        SchemePortResolver ports = new SchemePortResolver() {
            @Override
            public int resolve(HttpHost host) {
                return addresses
                        .localAddress(host.getHostName())
                        .map(java.net.InetSocketAddress::getPort)
                        .orElseGet(() -> DefaultSchemePortResolver.INSTANCE.resolve(host));
            }
        };
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedResolver(privateToo))
                .setSchemePortResolver(ports)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(5))
                        .setSocketTimeout(Timeout.ofSeconds(15))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setSchemePortResolver(ports)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setResponseTimeout(Timeout.ofSeconds(15))
                        .build())
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    @Override
    public void destroy() throws IOException {
        publicOnly.close();
        anywhere.close();
    }

    /** Resolves a name and refuses addresses that are not public: what was checked is what is connected to. */
    private final class CheckedResolver implements DnsResolver {
        private final boolean privateToo;

        CheckedResolver(boolean privateToo) {
            this.privateToo = privateToo;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var local = addresses.localAddress(host);
            InetAddress[] found =
                    local.isPresent() ? new InetAddress[] {local.get().getAddress()} : InetAddress.getAllByName(host);
            for (InetAddress address : found) {
                if (!privateToo && !Domains.isPublic(address)) {
                    throw new UnknownHostException(
                            host + " lies at " + address.getHostAddress() + ", which is no public address");
                }
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
