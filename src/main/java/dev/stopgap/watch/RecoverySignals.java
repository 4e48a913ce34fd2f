package dev.stopgap.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.SupplierId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the difference of an official notice to its version before says of the recovery. No state follows from it. */
@Service
class RecoverySignals {

    private static final Duration SHOWN = Duration.ofDays(14);

    private final JdbcClient db;
    private final NoticeStore notices;
    private final ObjectMapper json;
    private final WatchWords words;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    RecoverySignals(
            JdbcClient db,
            NoticeStore notices,
            ObjectMapper json,
            WatchWords words,
            Ledger ledger,
            ApplicationEventPublisher events) {
        this.db = db;
        this.notices = notices;
        this.json = json;
        this.words = words;
        this.ledger = ledger;
        this.events = events;
    }

    /** Compares a notice that has just been read with its version before, and keeps the signals; none where it does not count. */
    @Transactional
    void look(long id, Reading reading) {
        if (!reading.official()) {
            return;
        }
        Notice notice = notices.get(id);
        before(id).ifPresent(before -> {
            var found = Signals.between(before, new Signals.Version(reading, notice.text()));
            keep(notice, found);
            tell(notice, found);
        });
    }

    private Optional<Signals.Version> before(long id) {
        return db.sql(
                        """
                select p.text, r.reading
                  from notice n
                  join notice p on p.id = n.previous
                  join reading r on r.notice = p.id
                 where n.id = :notice and (r.reading ->> 'official')::boolean
                """)
                .param("notice", id)
                .query((row, number) -> new Signals.Version(read(row.getString("reading")), row.getString("text")))
                .optional();
    }

    private Reading read(String reading) {
        try {
            return json.readValue(reading, Reading.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(Notice notice, List<Signal> found) {
        db.sql("delete from notice_signal where notice = :notice")
                .param("notice", notice.id())
                .update();
        db.sql(
                        """
                insert into notice_signal (notice, supplier, number, kind, good, area, evidence, said_before, said_now, stated_at)
                select :notice, :supplier, number, kind, good, area, evidence, said_before, said_now, :stated
                  from unnest(:kinds::text[], :good::boolean[], :areas::text[], :evidence::text[], :before::text[], :now::text[])
                       with ordinality as s (kind, good, area, evidence, said_before, said_now, number)
                """)
                .param("notice", notice.id())
                .param("supplier", notice.supplier().value())
                .param("stated", NoticeStore.utc(notice.statedAt()))
                .param("kinds", column(found, signal -> signal.kind().name()))
                .param(
                        "good",
                        column(found, signal -> String.valueOf(signal.kind().isGood())))
                .param(
                        "areas",
                        column(
                                found,
                                signal -> signal.area() == null
                                        ? null
                                        : signal.area().name()))
                .param("evidence", column(found, Signal::evidence))
                .param("before", column(found, Signal::before))
                .param("now", column(found, Signal::after))
                .update();
    }

    private static @Nullable String[] column(List<Signal> found, Function<Signal, @Nullable String> value) {
        return found.stream().map(value).toArray(String[]::new);
    }

    private void tell(Notice notice, List<Signal> found) {
        for (boolean good : new boolean[] {true, false}) {
            var some = found.stream()
                    .filter(signal -> signal.kind().isGood() == good)
                    .toList();
            if (!some.isEmpty()) {
                ledger.record(LedgerEntry.of(good ? "watch.signalsOfRecovery" : "watch.signalsOfRegression")
                        .at(notice.supplier().value())
                        .about("notice " + notice.id())
                        .with("title", notice.title())
                        .with(
                                "signals",
                                some.stream().map(this::told).collect(Collectors.joining(words.of("watch.and")))));
            }
        }
        var setbacks = found.stream().filter(signal -> !signal.kind().isGood()).toList();
        if (!setbacks.isEmpty()) {
            events.publishEvent(new RegressionSigned(notice.supplier(), notice.id(), notice.title(), setbacks));
        }
    }

    private String told(Signal signal) {
        String kind = words.of("signal." + signal.kind());
        String what = signal.area() == null ? kind : words.of(signal.area()) + " " + kind;
        if (signal.before() != null && signal.after() != null && signal.after().length() <= 40) {
            return words.of("watch.signalFromTo", what, signal.before(), signal.after());
        }
        return what;
    }

    /** A signal with the notice in which it stands. */
    record Kept(
            long notice,
            Signal.Kind kind,
            boolean good,
            @Nullable Area area,
            String evidence,
            @Nullable String before,
            @Nullable String after,
            Instant statedAt) {}

    /** The signals of the last two weeks before {@code at} that were known by then, newest first. */
    List<Kept> of(SupplierId supplier, Instant at, Instant knownAt) {
        return db.sql(
                        """
                select s.*
                  from notice_signal s
                  join notice n on n.id = s.notice
                 where s.supplier = :supplier and s.stated_at > :since and s.stated_at <= :at and n.entered_at <= :known
                 order by s.stated_at desc, s.notice desc, s.number
                 limit 100
                """)
                .param("supplier", supplier.value())
                .param("since", NoticeStore.utc(at.minus(SHOWN)))
                .param("at", NoticeStore.utc(at))
                .param("known", NoticeStore.utc(knownAt))
                .query((row, number) -> new Kept(
                        row.getLong("notice"),
                        Signal.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("good"),
                        row.getString("area") == null ? null : Area.valueOf(row.getString("area")),
                        row.getString("evidence"),
                        row.getString("said_before"),
                        row.getString("said_now"),
                        row.getObject("stated_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
