package dev.stopgap.watch;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.reader.HtmlPage;
import dev.stopgap.source.Incoming;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notices that a person enters: a phone call, a FAX, a forwarded mail, a page seen elsewhere. */
@Service
public class Notices {

    private final NoticeStore store;
    private final Ledger ledger;
    private final Clock clock;

    Notices(NoticeStore store, Ledger ledger, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How a person came to know it. */
    public enum Channel {
        PHONE,
        FAX,
        MAIL,
        WEB
    }

    /**
     * What a person enters.
     *
     * @param url where it was seen, if on the Web; then its host decides whether it is official
     * @param saidAt when it was said or seen; may lie in the past
     * @param html whether {@code text} is the source of a page
     */
    public record Entry(Channel channel, Tier tier, @Nullable String url, Instant saidAt, boolean html, String text) {}

    /** Keeps {@code entry} and starts its {@code status-watch}; returns the notice's id. */
    @Transactional
    public long enter(SupplierId supplier, Entry entry, String enteredBy) {
        Instant now = clock.instant();
        Instant said = entry.saidAt().isAfter(now) ? now : entry.saidAt();
        String visible = entry.html() ? HtmlPage.of(entry.text(), null).visible() : entry.text();
        String title = visible.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("-");
        var incoming = new Incoming(
                "entry-" + entry.channel().name().toLowerCase(java.util.Locale.ROOT),
                "",
                entry.tier(),
                entry.channel().name(),
                entry.url(),
                title.length() > 120 ? title.substring(0, 120) : title,
                visible,
                entry.text().getBytes(StandardCharsets.UTF_8),
                entry.html() ? "text/html" : "text/plain",
                "UTF-8",
                null,
                Map.of(),
                null,
                said);
        long id = store.store(supplier, incoming, enteredBy).orElseThrow();
        ledger.record(LedgerEntry.of("watch.noticeEntered")
                .by(enteredBy)
                .at(supplier.value())
                .about("notice " + id)
                .with("channel", entry.channel())
                .with("title", incoming.title()));
        return id;
    }
}
