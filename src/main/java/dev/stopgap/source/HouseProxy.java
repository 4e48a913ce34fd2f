package dev.stopgap.source;

import dev.stopgap.platform.StartupFailure;
import dev.stopgap.supplier.Domains;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The house's proxy to the outside.
 *
 * @param secure whether the proxy itself is spoken to over TLS
 * @param user and {@code password}: null where it does not ask for them
 * @param without the hosts, those below them included, that are reached without it
 */
record HouseProxy(
        boolean secure, String host, int port, @Nullable String user, @Nullable String password, List<String> without) {

    /** The proxy of the settings, where there is one. */
    static Optional<HouseProxy> of(FetchProperties settings) {
        return Optional.ofNullable(settings.proxy()).map(address -> {
            check(address);
            return new HouseProxy(
                    address.getScheme().equals("https"),
                    address.getHost(),
                    address.getPort(),
                    settings.proxyUser(),
                    settings.proxyPassword(),
                    settings.noProxy());
        });
    }

    private static void check(URI address) {
        if (address.getHost() == null
                || address.getPort() < 0
                || !Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                || address.getUserInfo() != null) {
            throw new StartupFailure(
                    "stopgap.fetch.proxy \"" + address + "\" is no address of a proxy.",
                    "Write it as http://proxy.example.co.jp:3128, user and password as stopgap.fetch.proxy-user and "
                            + "stopgap.fetch.proxy-password.",
                    null);
        }
    }

    /** Whether {@code host} is to be reached through it. */
    boolean leadsTo(String host) {
        return !Domains.contains(without, host);
    }

    /** The same of the host of a mailbox: our own mail server often stands in our own net, where no proxy leads. */
    boolean leadsToMailbox(String host) {
        return leadsTo(host) && !standsInOwnNet(host);
    }

    // A name that is not known here can only be one of the outside: behind a proxy there is often no DNS for those.
    private static boolean standsInOwnNet(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(address -> !PublicNet.contains(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** As people call it: without user and password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
