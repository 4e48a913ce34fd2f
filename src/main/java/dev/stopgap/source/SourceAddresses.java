package dev.stopgap.source;

import dev.stopgap.supplier.SupplierId;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where sources are really reached: at their own address, unless a drill serves them on this machine. */
public interface SourceAddresses {

    /** The address that stands for {@code host} of a page or feed; nothing where it is to be resolved. */
    Optional<InetSocketAddress> localAddress(String host);

    /** Where a supplier's mailbox is read and by whom; nothing where there are no credentials, and it is not looked at. */
    Optional<Mailbox> mailbox(SupplierId supplier, String source, String host, int port);

    /** Whether {@code host} is served on this machine, where nobody needs to be spared. */
    default boolean servedHere(String host) {
        return localAddress(host).isPresent();
    }

    /** Whether there is anything at a source yet; one that has not begun is not looked at. */
    default boolean hasBegun(SupplierId supplier, String source) {
        return true;
    }

    /**
     * A mailbox over IMAP.
     *
     * @param folder null for the one of the profile's URL
     */
    record Mailbox(String host, int port, boolean tls, String user, String password, @Nullable String folder) {

        @Override
        public String toString() {
            return user + "@" + host + ":" + port;
        }
    }
}
