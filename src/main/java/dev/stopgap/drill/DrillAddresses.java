package dev.stopgap.drill;

import dev.stopgap.source.SourceAddresses;
import dev.stopgap.supplier.SupplierId;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Leads every look at a source to the drill's own web server and mailbox: in a drill nothing leaves the machine. */
@Component
@Profile("drill")
class DrillAddresses implements SourceAddresses {

    private final Clock clock;
    private @Nullable InetSocketAddress site;
    private @Nullable DrillMailbox mailbox;
    private @Nullable Timeline timeline;

    DrillAddresses(Clock clock) {
        this.clock = clock;
    }

    /** From now on {@code site} stands for every host, and {@code mailbox} for every mailbox. */
    void lead(InetSocketAddress site, DrillMailbox mailbox, Timeline timeline) {
        this.site = site;
        this.mailbox = mailbox;
        this.timeline = timeline;
    }

    @Override
    public Optional<InetSocketAddress> localAddress(String host) {
        return Optional.ofNullable(site);
    }

    @Override
    public Optional<Mailbox> mailbox(SupplierId supplier, String source, String host, int port) {
        return Optional.ofNullable(mailbox)
                .map(box -> new Mailbox("127.0.0.1", box.port(), false, DrillMailbox.USER, box.password(), "INBOX"));
    }

    @Override
    public boolean hasBegun(SupplierId supplier, String source) {
        return timeline != null && timeline.shown(source, clock.instant()).isPresent();
    }
}
