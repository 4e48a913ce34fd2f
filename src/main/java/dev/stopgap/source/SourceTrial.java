package dev.stopgap.source;

import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.SupplierProfile;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries a source before it is written into a profile, or one that is in trouble: what would be read today. Keeps nothing. */
@Service
public class SourceTrial {

    private static final int LONGEST_SHOWN = 4_000;
    private static final int MOST_ITEMS = 20;

    private final SourceLook looks;
    private final Intake intake;
    private final SourceWords words;
    private final Clock clock;

    SourceTrial(SourceLook looks, Intake intake, SourceWords words, Clock clock) {
        this.looks = looks;
        this.intake = intake;
        this.words = words;
        this.clock = clock;
    }

    /**
     * What would be read today.
     *
     * @param problem why it cannot be read, for people; null where it can
     * @param code the problem's name
     * @param hops the addresses that were asked, the first as it was given, the last where the text was found
     * @param millis how long it took, in milliseconds
     * @param savesTraffic whether the host lets itself be asked only for what is new
     * @param items of a feed or mailbox; the newest
     * @param text of a page: its main part, cut if it is long
     * @param letters how long the text is
     * @param reading what is read of the page, or of the newest item
     */
    public record Trial(
            @Nullable String problem,
            @Nullable String code,
            List<String> hops,
            long millis,
            @Nullable String mediaType,
            @Nullable String charset,
            int bytes,
            boolean savesTraffic,
            List<Item> items,
            @Nullable String text,
            int letters,
            @Nullable Reading reading) {}

    /** An item of a feed or mailbox. */
    public record Item(String title, @Nullable Instant dated) {}

    /** Looks at {@code source} of {@code profile} once, whether or not it stands there. */
    Trial look(SupplierProfile profile, SupplierProfile.Source source) {
        long start = System.nanoTime();
        var hops = new ArrayList<URI>();
        try {
            var found = looks.look(profile, source, SourceLook.Marks.NONE, clock.instant(), hops);
            return trial(profile, source, found, hops, millis(start));
        } catch (FetchFailed e) {
            return new Trial(
                    e.told(words),
                    e.code(),
                    texts(hops),
                    millis(start),
                    null,
                    null,
                    0,
                    false,
                    List.of(),
                    null,
                    0,
                    null);
        }
    }

    private Trial trial(
            SupplierProfile profile,
            SupplierProfile.Source source,
            SourceLook.Found found,
            List<URI> hops,
            long millis) {
        var fetched = found.fetched();
        var newest =
                found.texts().isEmpty() ? null : found.texts().get(found.texts().size() - 1);
        boolean page = source.kind().equals("PAGE");
        return new Trial(
                null,
                null,
                texts(hops),
                millis,
                fetched == null ? null : fetched.mediaType(),
                newest == null ? null : newest.charset(),
                fetched == null ? 0 : fetched.bytes().length,
                found.marks().etag() != null || found.marks().lastModified() != null,
                page ? List.of() : items(found.texts()),
                newest == null ? null : cut(newest.text()),
                newest == null ? 0 : newest.text().length(),
                newest == null ? null : intake.preview(profile, newest));
    }

    private static List<Item> items(List<Incoming> texts) {
        var newestFirst = new ArrayList<Item>();
        for (int i = texts.size() - 1; i >= 0 && newestFirst.size() < MOST_ITEMS; i--) {
            newestFirst.add(new Item(texts.get(i).title(), texts.get(i).dated()));
        }
        return newestFirst;
    }

    private static List<String> texts(List<URI> hops) {
        return hops.stream().map(URI::toString).toList();
    }

    private static String cut(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
