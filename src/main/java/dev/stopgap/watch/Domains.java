package dev.stopgap.watch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which host belongs to whom: registered domains, look-alikes, public addresses. */
final class Domains {

    private Domains() {}

    /** Whether {@code host} is one of {@code domains} or below it. */
    static boolean contains(List<String> domains, String host) {
        String plain = host.toLowerCase(Locale.ROOT);
        String name = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        return domains.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
    }

    /** Why {@code host}, which is not registered, looks as if it were: the domain that it imitates. */
    static Optional<String> imitated(List<String> domains, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        for (String domain : domains) {
            String core = domain.substring(0, domain.indexOf('.') < 0 ? domain.length() : domain.indexOf('.'));
            boolean contains = core.length() >= 4 && name.replace("-", "").contains(core.replace("-", ""));
            boolean near = name.startsWith("xn--")
                    || name.contains(".xn--")
                    || distance(first(name), core) <= 2 && core.length() >= 5;
            if (contains || near) {
                return Optional.of(domain);
            }
        }
        return Optional.empty();
    }

    private static String first(String host) {
        String[] parts = host.split("\\.");
        return parts.length < 2
                ? host
                : parts[Math.max(0, parts.length - (parts[parts.length - 1].length() == 2 ? 3 : 2))];
    }

    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2 || one.length() > 60) {
            return 99;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    /** Whether {@code address} is out in the world: not this machine, not a house's own net, not a cloud's inside. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            int first = bytes[0] & 0xff;
            int second = bytes[1] & 0xff;
            return first != 0
                    && first < 224
                    && !(first == 100 && second >= 64 && second < 128)
                    && !(first == 192 && second == 0)
                    && !(first == 198 && (second == 18 || second == 19));
        }
        // Unique local, and IPv4 addresses in IPv6 clothes.
        return address instanceof Inet6Address six
                && (bytes[0] & 0xfe) != 0xfc
                && !six.isIPv4CompatibleAddress()
                && !(bytes[0] == 0 && bytes[1] == 0x64);
    }
}
