package dev.stopgap.source;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** What is out in the world: not this machine, not a house's own net, not a cloud's inside. */
final class PublicNet {

    private PublicNet() {}

    static boolean contains(InetAddress address) {
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
