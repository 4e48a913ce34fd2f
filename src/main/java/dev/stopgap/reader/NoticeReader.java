package dev.stopgap.reader;

import dev.stopgap.supplier.SupplierProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a notice as a small compiler does: text from HTML ({@link HtmlPage}) or plain ({@link PlainPage}) → normalised
 * ({@link NormalText}) → blocks and sentences with what stands above them ({@link Outline}) → clauses ({@link Segment},
 * {@link JapaneseClauses}, {@link EnglishClauses}) → what each says of an area ({@link Claim}) → states ({@link Merge}).
 * Linear in the text; knows nothing but the text, the profile and the time of fetching.
 */
public final class NoticeReader {

    private static final int LONGEST_EVIDENCE = 220;

    private final Words words;

    /** A reader with the common vocabulary and, where there is a profile, the supplier's own on top. */
    public NoticeReader(@Nullable SupplierProfile profile) {
        this(profile, word -> true);
    }

    /** A reader that lacks some of the common words, to measure how much depends on single texts. */
    NoticeReader(@Nullable SupplierProfile profile, Predicate<String> isKnown) {
        this.words = new Words(profile, isKnown);
    }

    /** What the reader has found; {@code problem} says why it could not read. */
    public record Result(
            Instant statedAt,
            List<Reading.AreaReading> areas,
            List<String> suspendedCategories,
            List<String> signals,
            Reading.@Nullable CancelsOrders cancels,
            String visible,
            Page.Problem problem) {}

    public Result readHtml(String html, @Nullable String selector, Instant fetchedAt) {
        return read(HtmlPage.of(html, selector), fetchedAt);
    }

    public Result readPlain(String text, Instant fetchedAt) {
        return read(PlainPage.of(text), fetchedAt);
    }

    /** When {@code visible} says that it was written; {@code fetchedAt} where it does not. */
    public Instant statedAt(String visible, Instant fetchedAt) {
        var head = NormalText.of(visible.substring(0, Math.min(visible.length(), 1_500)));
        return Stamp.of(head.toString(), fetchedAt)
                .filter(stamp -> !stamp.isAfter(fetchedAt))
                .orElse(fetchedAt);
    }

    private Result read(Page page, Instant fetchedAt) {
        var text = NormalText.of(page.visible());
        Instant statedAt = Stamp.of(text.text(0, Math.min(text.length(), 1_500)), fetchedAt)
                .filter(stamp -> !stamp.isAfter(fetchedAt))
                .orElse(fetchedAt);
        var run = new Run(page, text, new Dates(statedAt));
        run.read();
        return run.result(statedAt);
    }

    /** One reading: what is found on the way. */
    private final class Run {
        private final Page page;
        private final NormalText text;
        private final Dates dates;
        private final Plans plans;
        private @Nullable EnglishClauses english;
        private final Merge merge = new Merge();
        private final Set<String> signals = new LinkedHashSet<>();
        private final Set<String> suspended = new LinkedHashSet<>();
        private Reading.@Nullable CancelsOrders cancels;
        private int paragraph = -1;
        private List<Head> subjectOf = List.of();
        private Set<Area> subject = Set.of();
        private Words.Named scope = new Words.Named(false, false);
        private int order;
        private @Nullable Passage cancelling;

        Run(Page page, NormalText text, Dates dates) {
            this.page = page;
            this.text = text;
            this.dates = dates;
            this.plans = new Plans(text, dates);
        }

        void read() {
            for (Passage passage : new Outline(page, text, words).passages()) {
                if (isOurs(passage) && !warnsOfForgery(passage)) {
                    read(passage);
                }
            }
        }

        private boolean isOurs(Passage passage) {
            var named = words.services(text.text(passage.start(), passage.end()));
            if (passage.paragraph() != paragraph) {
                paragraph = passage.paragraph();
                scope = new Words.Named(false, false);
            }
            if (!named.isEmpty()) {
                scope = named;
            }
            if (!scope.isEmpty()) {
                return scope.ours();
            }
            return passage.heads().stream()
                    .filter(head -> head.ours() || head.others())
                    .findFirst()
                    .map(Head::ours)
                    .orElse(true);
        }

        // Below "偽メールにご注意" every word may be the forger's.
        private boolean warnsOfForgery(Passage passage) {
            return passage.heads().stream()
                    .filter(head -> head.kind() == Head.Kind.TITLE)
                    .anyMatch(head -> words.has("denial", text.text(head.start(), head.end())));
        }

        private void read(Passage passage) {
            var lexicon = words.of(text.text(passage.start(), passage.end()));
            boolean japanese = Words.isJapanese(text, passage.start(), passage.end());
            String sentence = text.text(passage.start(), passage.end());
            suspended(passage, lexicon);
            var clauses = japanese
                    ? new JapaneseClauses(text, lexicon, dates).read(passage, subject(passage))
                    : english(lexicon).read(passage, subject(passage));
            for (var clause : clauses) {
                if (clause.predicate().is(Term.Kind.CANCEL)) {
                    cancels(passage, sentence);
                }
                claim(clause, passage, sentence);
            }
        }

        private EnglishClauses english(Lexicon lexicon) {
            EnglishClauses read = english == null ? new EnglishClauses(text, lexicon, page.visible()) : english;
            english = read;
            return read;
        }

        // A sentence goes on from the one before it under the same head.
        private Set<Area> subject(Passage passage) {
            if (!passage.heads().equals(subjectOf)) {
                subjectOf = passage.heads();
                subject = Set.of();
            }
            return subject;
        }

        private void claim(Clause clause, Passage passage, String sentence) {
            var segment = clause.segment();
            var planned = clause.planned() ? plans.of(segment, clause.predicate(), passage, page.visible()) : null;
            if (clause.planned() && clause.meaning().isStop()) {
                clause.areas().forEach(merge::stopsLater);
                planned = planned == null || planned.to() == null ? plans.below(passage, page.visible()) : planned;
            }
            AreaState state = clause.planned() ? AreaState.UNKNOWN : state(clause.meaning());
            if (!clause.areas().isEmpty()) {
                subject = clause.areas();
            }
            if (state == AreaState.UNKNOWN && planned == null) {
                return;
            }
            if (state == AreaState.NORMAL && isFullRecovery(segment, sentence)) {
                signals.add(Reading.FULL_RECOVERY_STATED);
            }
            if (clause.areas().isEmpty()
                    && planned != null
                    && clause.predicate().is(Term.Kind.RESUME)) {
                merge.allResume(planned);
            }
            var limits = Limits.of(segment, page.visible());
            boolean byFax = clause.areas().contains(Area.FAX) && words.matches("oneWay", segment.plain());
            for (Area area : clause.areas()) {
                boolean oneWay = byFax && area == Area.ORDERING;
                if (oneWay && (clause.planned() || !clause.meaning().goesOn())) {
                    continue;
                }
                merge.add(new Claim(
                        area,
                        oneWay ? AreaState.LIMITED : state,
                        clause.meaning() == Meaning.PARTLY_STOPPED
                                && (area != Area.DIRECT_SHIP || segment.has(Term.Kind.PARTIAL)),
                        clause.meaning() == Meaning.PARTLY_RESUMED,
                        isOpen(clause, area),
                        segment.has(Term.Kind.DAILY),
                        limits,
                        planned,
                        evidenceStart(clause, passage, area),
                        passage.end(),
                        passage.rank(),
                        order++,
                        passage.role() == Passage.Role.TITLE));
            }
        }

        private boolean isFullRecovery(Segment segment, String sentence) {
            return segment.has(Term.Kind.FULL) && !words.has("otherwise", sentence);
        }

        private int evidenceStart(Clause clause, Passage passage, Area area) {
            if (!clause.inherited()) {
                return passage.start();
            }
            var near = passage.heads().stream()
                    .filter(head -> head.start() < passage.start() && passage.end() - head.start() <= LONGEST_EVIDENCE)
                    .toList();
            return near.stream()
                    .filter(head -> head.areas().contains(area))
                    .findFirst()
                    .or(() -> near.stream()
                            .filter(head -> clause.isListed() && head.kind() != Head.Kind.TITLE)
                            .findFirst())
                    .map(Head::start)
                    .orElse(passage.start());
        }

        private void cancels(Passage passage, String sentence) {
            boolean part = words.has("ofAPart", sentence);
            if (cancelling == null && words.has("undelivered", sentence) && !part) {
                cancelling = passage;
            }
            if (cancels == null && words.areas(sentence).contains(Area.ORDERING) && !words.has("onRequest", sentence)) {
                String upTo = dates.in(sentence).stream()
                        .filter(date -> !date.isSpan())
                        .map(Dates.Found::iso)
                        .findFirst()
                        .orElse(null);
                cancels = new Reading.CancelsOrders(
                        upTo, evidence(passage.start(), passage.end()), page.origin(text.origin(passage.start())));
            }
        }

        private void suspended(Passage passage, Lexicon lexicon) {
            for (Head head : passage.heads()) {
                if (lexicon.has("suspendedHeads", text.text(head.start(), head.end())) && suspended.size() < 100) {
                    for (String item : evidence(passage.start(), passage.end()).split("[、,・]|(?<=[^（(])（")) {
                        String name = item.replaceAll("[。（(「].*", "").strip();
                        if (!name.isEmpty() && name.length() <= 30) {
                            suspended.add(name);
                        }
                    }
                    return;
                }
            }
        }

        private String evidence(int start, int end) {
            return page.visible().substring(text.origin(start), text.origin(end));
        }

        // Who cancels all that has not been delivered does not ship, whether he says so or not.
        private void stopsByCancelling() {
            Passage passage = cancelling;
            if (passage == null || merge.speaksOf(Area.SHIPPING)) {
                return;
            }
            merge.add(new Claim(
                    Area.SHIPPING,
                    AreaState.STOPPED,
                    false,
                    false,
                    false,
                    false,
                    List.of(),
                    null,
                    passage.start(),
                    passage.end(),
                    0,
                    order++,
                    false));
        }

        Result result(Instant statedAt) {
            stopsByCancelling();
            var areas = new ArrayList<Reading.AreaReading>();
            for (var merged : merge.areas()) {
                var claim = merged.evidence();
                areas.add(new Reading.AreaReading(
                        merged.area(),
                        merged.state(),
                        merged.limits(),
                        merged.planned(),
                        evidence(claim.start(), claim.end()),
                        page.origin(text.origin(claim.start()))));
                if (merged.contradiction()) {
                    signals.add(Reading.CONTRADICTION + merged.area());
                }
                if (merged.daily()) {
                    signals.add("DAILY:" + merged.area());
                }
            }
            return new Result(
                    statedAt,
                    areas,
                    List.copyOf(suspended),
                    List.copyOf(signals),
                    cancels,
                    page.visible(),
                    page.problem());
        }
    }

    // What has one way only is back as a whole when it is back; orders and goods come back in parts.
    private static boolean isOpen(Clause clause, Area area) {
        boolean inParts = area == Area.ORDERING || area == Area.SHIPPING || area == Area.DIRECT_SHIP;
        return clause.meaning() == Meaning.OPEN && area != Area.SHIPPING
                || clause.meaning() == Meaning.RUNNING
                        && clause.predicate().is(Term.Kind.RESUME)
                        && !clause.segment().has(Term.Kind.GRADUAL)
                        && !inParts;
    }

    private static AreaState state(Meaning meaning) {
        return switch (meaning) {
            case STOPPED, PARTLY_STOPPED -> AreaState.STOPPED;
            case CHECKING -> AreaState.CHECKING;
            case LIMITED -> AreaState.LIMITED;
            case PARTLY_RESUMED, RUNNING, OPEN -> AreaState.PARTIAL;
            case DELAY -> AreaState.DELAYED;
            case NORMAL -> AreaState.NORMAL;
            case NOTHING -> AreaState.UNKNOWN;
        };
    }
}
