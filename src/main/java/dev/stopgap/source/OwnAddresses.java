package dev.stopgap.source;

import dev.stopgap.supplier.SupplierId;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Every source at its own address; mailboxes with user and password from the environment. A drill puts another in its place. */
@Component
@Fallback
class OwnAddresses implements SourceAddresses {

    private final Environment environment;

    OwnAddresses(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Optional<InetSocketAddress> localAddress(String host) {
        return Optional.empty();
    }

    @Override
    public Optional<Mailbox> mailbox(SupplierId supplier, String source, String host, int port) {
        String prefix =
                "STOPGAP_MAILBOX_" + supplier.value().toUpperCase(Locale.ROOT).replace('-', '_');
        String password = environment.getProperty(prefix + "_PASSWORD", "");
        String user = environment.getProperty(prefix + "_USER", "");
        if (password.isBlank() || user.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Mailbox(host, port, port == 993, user, password, null));
    }
}
