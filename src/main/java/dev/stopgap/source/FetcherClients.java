package dev.stopgap.source;

import dev.stopgap.supplier.SupplierProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The ways out: directly to public addresses, directly to any, and through the house's proxy. */
final class FetcherClients implements AutoCloseable {

    private final SourceAddresses addresses;
    private final @Nullable HouseProxy proxy;
    private final CloseableHttpClient publicOnly;
    private final CloseableHttpClient anywhere;
    private final @Nullable CloseableHttpClient viaProxy;

    FetcherClients(SourceAddresses addresses, FetchProperties settings) {
        this.addresses = addresses;
        this.proxy = HouseProxy.of(settings).orElse(null);
        this.publicOnly = client(false, null);
        this.anywhere = client(true, null);
        this.viaProxy = proxy == null ? null : client(true, proxy);
    }

    /** The way to {@code host}; where a proxy resolves its name, its address is checked here as far as we can resolve it. */
    CloseableHttpClient to(SupplierProfile profile, String host) throws UnknownHostException {
        boolean servedHere = addresses.localAddress(host).isPresent();
        if (profile.allowPrivateAddresses()) {
            return anywhere;
        }
        if (proxy == null || viaProxy == null || servedHere || !proxy.leadsTo(host)) {
            return publicOnly;
        }
        checkBeforeProxy(host);
        return viaProxy;
    }

    // Behind a proxy there is often no DNS of the outside: then only the proxy can know.
    private static void checkBeforeProxy(String host) throws UnknownHostException {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            return;
        }
        refusePrivate(host, found);
    }

    private static void refusePrivate(String host, InetAddress[] found) throws PrivateAddress {
        for (InetAddress address : found) {
            if (!PublicNet.contains(address)) {
                throw new PrivateAddress(host, address);
            }
        }
    }

    private CloseableHttpClient client(boolean privateToo, @Nullable HouseProxy through) {
        SchemePortResolver ports = new SchemePortResolver() {
            @Override
            public int resolve(HttpHost host) {
                return addresses
                        .localAddress(host.getHostName())
                        .map(InetSocketAddress::getPort)
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
        var client = HttpClients.custom()
                .setConnectionManager(connections)
                .setSchemePortResolver(ports)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setResponseTimeout(Timeout.ofSeconds(15))
                        .build())
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableAuthCaching();
        if (through != null) {
            var address = new HttpHost(through.secure() ? "https" : "http", through.host(), through.port());
            client.setProxy(address);
            if (through.user() != null && through.password() != null) {
                var credentials = new BasicCredentialsProvider();
                credentials.setCredentials(
                        new AuthScope(address),
                        new UsernamePasswordCredentials(
                                through.user(), through.password().toCharArray()));
                client.setDefaultCredentialsProvider(credentials);
            }
        }
        return client.build();
    }

    @Override
    public void close() throws IOException {
        publicOnly.close();
        anywhere.close();
        if (viaProxy != null) {
            viaProxy.close();
        }
    }

    /** A name that lies at an address that is not out in the world. */
    static final class PrivateAddress extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        private final String host;
        private final InetAddress address;

        PrivateAddress(String host, InetAddress address) {
            super(host + " lies at " + address.getHostAddress());
            this.host = host;
            this.address = address;
        }

        FetchFailed told() {
            return new FetchFailed(this, "privateAddress", host, address.getHostAddress());
        }
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
            if (!privateToo) {
                refusePrivate(host, found);
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
