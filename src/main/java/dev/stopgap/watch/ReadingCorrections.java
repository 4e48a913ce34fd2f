package dev.stopgap.watch;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.Problem;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.Reading;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's word against the reader's. It counts from now on for the time of its notice, so until the next official word on
 * the area, or until it is taken back; what was believed before stays what was believed then.
 */
@Service
class ReadingCorrections {

    private static final int LONGEST_EVIDENCE = 1_000;
    private static final int LONGEST_REASON = 1_000;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final CorrectionTable table;
    private final NoticeStore notices;
    private final Readings readings;
    private final WatchWords words;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ReadingCorrections(
            CorrectionTable table,
            NoticeStore notices,
            Readings readings,
            WatchWords words,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.notices = notices;
        this.readings = readings;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What a person says that a text says of an area.
     *
     * @param state null: nothing; UNKNOWN: only a plan
     * @param evidence a verbatim part of the text; null: the sentence that the reader has found
     * @param planned when something is planned, as {@link PlannedDays} writes it; blank: nothing is; null: as it was read
     * @param revision of the area that the person has seen, 0 where nobody had corrected it
     */
    record Word(
            Area area,
            @Nullable AreaState state,
            @Nullable String evidence,
            @Nullable String planned,
            String reason,
            int revision) {}

    /** Sets an area of a notice right and lets the change take its way to the cases. */
    @Transactional
    Correction correct(long id, Word word, String by) {
        Correction done = record(id, word, by);
        if (done.counts()) {
            events.publishEvent(new ReadingCorrected(notices.get(id).supplier(), id));
        }
        return done;
    }

    /** Sets an area of a notice right; whoever calls this looks for what has changed. */
    @Transactional
    Correction record(long id, Word word, String by) {
        Notice notice = notices.get(id);
        String reason = reason(word.reason());
        if (!table.isRead(id)) {
            throw new Problem(HttpStatus.CONFLICT, "notice.notRead");
        }
        Optional<Reading.AreaReading> before = table.believed(id, word.area());
        AreaState from = before.map(Reading.AreaReading::state).orElse(null);
        var planned = planned(word, before.map(Reading.AreaReading::planned).orElse(null));
        if (word.state() == AreaState.UNKNOWN && planned == null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.planMissing");
        }
        Reading.AreaReading right =
                word.state() == null ? null : right(notice, word, word.state(), planned, before.orElse(null));
        var correction = new Correction(
                id,
                word.area(),
                word.revision() + 1,
                Correction.Kind.CORRECTED,
                from,
                word.state(),
                right == null ? null : right.evidence(),
                planned == null ? null : PlannedDays.of(planned),
                table.counts(id),
                reason,
                by,
                clock.instant(),
                null);
        note(notice, correction);
        table.end(id, word.area(), clock.instant());
        if (right != null) {
            boolean daily = table.readsDaily(id, word.area());
            readings.keep(notice, right, daily, correction.counts(), by, reason);
        }
        ledger.record(
                told("watch.corrected", notice, correction).with("evidence", right == null ? "—" : right.evidence()));
        return correction;
    }

    /** Takes the answer of the task "Read notice yourself", which has no field for the sentence: the reason may be it. */
    @Transactional
    void recordAnswer(long id, Area area, AreaState state, String reason, String by) {
        String text = notices.get(id).text();
        String evidence = null;
        if (text.contains(reason.strip())) {
            evidence = reason;
        } else if (table.believed(id, area).isEmpty()) {
            evidence = text.lines().filter(line -> !line.isBlank()).findFirst().orElse(null);
        }
        record(id, new Word(area, state, evidence, null, reason, revision(id, area)), by);
    }

    /** Takes a person's word back: the reader's counts again. */
    @Transactional
    Correction unlock(long id, Area area, int revision, String why, String by) {
        Notice notice = notices.get(id);
        String reason = reason(why);
        if (table.last(id, area).filter(Correction::inForce).isEmpty()) {
            throw new Problem(HttpStatus.CONFLICT, "notice.nothingToUnlock");
        }
        AreaState from =
                table.believed(id, area).map(Reading.AreaReading::state).orElse(null);
        var readers = table.readers(id, area);
        var correction = new Correction(
                id,
                area,
                revision + 1,
                Correction.Kind.UNLOCKED,
                from,
                readers.map(Reading.AreaReading::state).orElse(null),
                readers.map(Reading.AreaReading::evidence).orElse(null),
                null,
                table.counts(id),
                reason,
                by,
                clock.instant(),
                null);
        note(notice, correction);
        table.end(id, area, clock.instant());
        table.believeReaderAgain(id, area, clock.instant());
        ledger.record(told("watch.correctionEnded", notice, correction));
        if (correction.counts()) {
            events.publishEvent(new ReadingCorrected(notice.supplier(), id));
        }
        return correction;
    }

    /**
     * Where the next version of a page repeats the very sentence that a person has set right, the reader would be wrong again,
     * and the supplier has said nothing new: the person's word is carried over.
     */
    @Transactional
    void carryOver(Notice notice) {
        for (Correction before : table.stillMeant(notice.id())) {
            Reading.AreaReading reader =
                    table.believed(notice.id(), before.area()).orElseThrow();
            var carried = new Correction(
                    notice.id(),
                    before.area(),
                    1,
                    Correction.Kind.CORRECTED,
                    reader.state(),
                    before.to(),
                    before.evidence(),
                    before.planned(),
                    table.counts(notice.id()),
                    before.reason(),
                    before.by(),
                    clock.instant(),
                    before.notice());
            var right = table.believed(before.notice(), before.area());
            boolean daily = table.readsDaily(notice.id(), before.area());
            if (table.add(notice.supplier(), carried)) {
                table.end(notice.id(), before.area(), clock.instant());
                right.ifPresent(word ->
                        readings.keep(notice, at(notice, word), daily, carried.counts(), before.by(), before.reason()));
                ledger.record(LedgerEntry.of("watch.correctionCarried")
                        .at(notice.supplier().value())
                        .about("notice " + notice.id())
                        .with("area", words.of(before.area()))
                        .with("to", word(before.to()))
                        .with("by", before.by()));
            }
        }
    }

    private static Reading.AreaReading at(Notice notice, Reading.AreaReading word) {
        return new Reading.AreaReading(
                word.area(),
                word.state(),
                word.limits(),
                word.planned(),
                word.evidence(),
                Math.max(0, notice.text().indexOf(word.evidence())));
    }

    // Two people at once: whoever comes second is told what the first has done.
    private void note(Notice notice, Correction correction) {
        var last = table.last(notice.id(), correction.area());
        int known = last.map(Correction::revision).orElse(0);
        if (known + 1 != correction.revision() || !table.add(notice.supplier(), correction)) {
            var first = table.last(notice.id(), correction.area()).orElseThrow();
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "notice.correctedMeanwhile",
                    first.by(),
                    WHEN.format(first.at()),
                    word(first.to()),
                    first.reason());
        }
    }

    private LedgerEntry told(String code, Notice notice, Correction correction) {
        return LedgerEntry.of(code)
                .by(correction.by())
                .at(notice.supplier().value())
                .about("notice " + notice.id())
                .with("area", words.of(correction.area()))
                .with("from", word(correction.from()))
                .with("to", word(correction.to()))
                .with("reason", correction.reason())
                .with("by", correction.by());
    }

    private String word(@Nullable AreaState state) {
        return state == null ? words.of("watch.notSpoken") : words.of(state);
    }

    private static Reading.AreaReading right(
            Notice notice,
            Word word,
            AreaState state,
            Reading.@Nullable Planned planned,
            Reading.@Nullable AreaReading before) {
        String given = word.evidence() == null ? "" : word.evidence().strip();
        if (given.isEmpty() && before == null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.evidenceMissing");
        }
        String evidence = given.isEmpty() && before != null ? before.evidence() : given;
        int at = given.isEmpty() && before != null ? before.at() : notice.text().indexOf(given);
        if (at < 0) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.evidenceNotInText");
        }
        if (evidence.length() > LONGEST_EVIDENCE) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.evidenceTooLong", LONGEST_EVIDENCE);
        }
        // What an area is limited to still holds where it runs with limits, and nowhere else.
        boolean limited = state == AreaState.LIMITED || state == AreaState.PARTIAL || state == AreaState.DELAYED;
        List<Reading.Limit> limits = limited && before != null ? before.limits() : List.of();
        return new Reading.AreaReading(word.area(), state, limits, planned, evidence, at);
    }

    private static Reading.@Nullable Planned planned(Word word, Reading.@Nullable Planned before) {
        String day = word.planned();
        if (day == null) {
            return word.state() == null ? null : before;
        }
        String written = day.strip();
        if (written.isEmpty()) {
            return null;
        }
        if (before != null && written.equals(PlannedDays.of(before))) {
            return before;
        }
        return PlannedDays.parse(written)
                .orElseThrow(() -> new Problem(HttpStatus.BAD_REQUEST, "notice.plannedDay", written));
    }

    private static String reason(String reason) {
        String said = reason.strip();
        if (said.length() < 2) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.reasonMissing");
        }
        return said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) : said;
    }

    /** What people have done to a notice's reading, oldest first. */
    List<Correction> of(long notice) {
        return table.of(notice);
    }

    /** The revision at which an area of a notice stands; 0 where nobody has touched it. */
    int revision(long notice, Area area) {
        return table.last(notice, area).map(Correction::revision).orElse(0);
    }

    /** When somebody last touched the reading of {@code notice}. */
    Optional<Instant> lastAt(long notice) {
        return table.of(notice).stream().map(Correction::at).max(Instant::compareTo);
    }
}
