package dev.stopgap.source;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.stopgap.reader.HtmlPage;
import dev.stopgap.reader.NormalText;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Tier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Takes a feed apart into its items, the oldest first; a document type, and with it every entity, is refused. */
final class FeedItems {

    private static final int MOST = 100;

    private FeedItems() {}

    static List<Incoming> of(
            SupplierProfile profile, SupplierProfile.Source source, Fetcher.Fetched fetched, Instant now)
            throws FetchFailed {
        try (var reader = new XmlReader(new ByteArrayInputStream(fetched.bytes()), true)) {
            var input = new SyndFeedInput();
            input.setAllowDoctypes(false);
            var items = new ArrayList<Incoming>();
            for (SyndEntry entry : input.build(reader).getEntries()) {
                var item = item(source, entry, fetched, now);
                if (items.size() < MOST && speaksOf(profile, item.text())) {
                    items.add(item);
                }
            }
            Collections.reverse(items);
            return items;
        } catch (FeedException | IOException | IllegalArgumentException e) {
            throw new FetchFailed(e, "noFeed", source.url().getHost(), String.valueOf(e.getMessage()));
        }
    }

    // A feed tells of many companies.
    private static boolean speaksOf(SupplierProfile profile, String text) {
        String plain = NormalText.plain(text);
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(profile.name(), profile.nameEn()),
                        java.util.stream.Stream.concat(
                                profile.spellings().stream(),
                                profile.services().stream().map(SupplierProfile.Service::name)))
                .map(NormalText::plain)
                .anyMatch(plain::contains);
    }

    private static Incoming item(SupplierProfile.Source source, SyndEntry entry, Fetcher.Fetched fetched, Instant now) {
        String title = String.valueOf(entry.getTitle());
        var html = new StringBuilder();
        entry.getContents().stream().map(SyndContent::getValue).forEach(html::append);
        if (html.length() == 0 && entry.getDescription() != null) {
            html.append(entry.getDescription().getValue());
        }
        String body = HtmlPage.of("<body>" + html + "</body>", null).visible();
        String text = title + "\n" + body;
        String id = entry.getUri() == null ? String.valueOf(entry.getLink()) : entry.getUri();
        return new Incoming(
                source.id(),
                id,
                Tier.valueOf(source.tier()),
                "FEED",
                entry.getLink(),
                title,
                text,
                text.getBytes(StandardCharsets.UTF_8),
                "text/plain",
                "UTF-8",
                null,
                Map.of("feed", fetched.url().toString()),
                entry.getPublishedDate() == null
                        ? null
                        : entry.getPublishedDate().toInstant(),
                now);
    }
}
