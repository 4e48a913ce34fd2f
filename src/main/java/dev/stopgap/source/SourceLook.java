package dev.stopgap.source;

import dev.stopgap.reader.HtmlPage;
import dev.stopgap.reader.Page;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Tier;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One look at a source: fetches it and takes it apart into texts; keeps nothing. */
@Component
class SourceLook {

    private final Fetcher fetcher;
    private final MailboxReader mailboxes;
    private final SourceAddresses addresses;

    SourceLook(Fetcher fetcher, MailboxReader mailboxes, SourceAddresses addresses) {
        this.fetcher = fetcher;
        this.mailboxes = mailboxes;
        this.addresses = addresses;
    }

    /** The marks that the last look has left, so that what has not changed need not be sent again. */
    record Marks(@Nullable String etag, @Nullable String lastModified, long lastUid) {

        static final Marks NONE = new Marks(null, null, 0);
    }

    /**
     * What a look came to.
     *
     * @param texts none where the source says that nothing is new
     * @param fetched of a page or feed
     */
    record Found(List<Incoming> texts, Marks marks, Fetcher.@Nullable Fetched fetched) {}

    /** Looks at {@code source}; {@code hops} receives every address that was asked. */
    Found look(SupplierProfile profile, SupplierProfile.Source source, Marks marks, Instant now, List<URI> hops)
            throws FetchFailed {
        try {
            return source.kind().equals("MAILBOX")
                    ? mailbox(profile, source, marks, now)
                    : page(profile, source, marks, now, hops);
        } catch (RuntimeException e) {
            // Whatever a stranger may send: one source stops no other.
            throw new FetchFailed(e, "unreadable", source.url().getHost(), e.toString());
        }
    }

    private Found mailbox(SupplierProfile profile, SupplierProfile.Source source, Marks marks, Instant now)
            throws FetchFailed {
        int port = source.url().getPort() > 0
                ? source.url().getPort()
                : source.url().getScheme().equals("imaps") ? 993 : 143;
        String variable =
                "STOPGAP_MAILBOX_" + profile.id().toUpperCase(Locale.ROOT).replace('-', '_');
        var mailbox = addresses
                .mailbox(profile.supplierId(), source.id(), source.url().getHost(), port)
                .orElseThrow(() -> new FetchFailed(
                        "noMailboxUser", source.url().getHost(), variable + "_USER", variable + "_PASSWORD"));
        var read = mailboxes.read(profile, source, mailbox, marks.lastUid(), now);
        return new Found(read.mails(), new Marks(null, null, read.lastUid()), null);
    }

    private Found page(SupplierProfile profile, SupplierProfile.Source source, Marks marks, Instant now, List<URI> hops)
            throws FetchFailed {
        var domains = profile.domains(Tier.valueOf(source.tier()));
        var fetched = fetcher.fetch(profile, domains, source.url(), marks.etag(), marks.lastModified(), hops);
        var left = new Marks(
                fetched.headers().getOrDefault("ETag", fetched.unchanged() ? marks.etag() : null),
                fetched.headers().getOrDefault("Last-Modified", fetched.unchanged() ? marks.lastModified() : null),
                0);
        if (fetched.unchanged()) {
            return new Found(List.of(), left, fetched);
        }
        return source.kind().equals("FEED")
                ? new Found(FeedItems.of(profile, source, fetched, now), left, fetched)
                : new Found(List.of(text(source, fetched, now)), left, fetched);
    }

    private static Incoming text(SupplierProfile.Source source, Fetcher.Fetched fetched, Instant now)
            throws FetchFailed {
        var decoded = Decoding.of(fetched.bytes(), fetched.charset());
        var page = HtmlPage.of(decoded.text(), source.selector());
        if (page.problem() == Page.Problem.NEEDS_JAVASCRIPT) {
            throw new FetchFailed("needsJavaScript", fetched.url().getHost());
        }
        if (page.problem() != Page.Problem.NONE) {
            throw new FetchFailed("partMissing", source.selector() == null ? "body" : source.selector());
        }
        return new Incoming(
                source.id(),
                "",
                Tier.valueOf(source.tier()),
                "PAGE",
                fetched.url().toString(),
                page.visible().lines().findFirst().orElse(source.id()),
                page.visible(),
                fetched.bytes(),
                "text/html",
                decoded.charset(),
                source.selector(),
                fetched.headers(),
                null,
                now);
    }
}
