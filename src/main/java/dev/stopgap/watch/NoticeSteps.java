package dev.stopgap.watch;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.supplier.Tier;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps from a new text to a changed state. */
@Service
class NoticeSteps {

    private final JdbcClient db;
    private final NoticeStore notices;
    private final Readings readings;
    private final ReadingCorrections corrections;
    private final Suppliers suppliers;
    private final WatchWords words;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    NoticeSteps(
            JdbcClient db,
            NoticeStore notices,
            Readings readings,
            ReadingCorrections corrections,
            Suppliers suppliers,
            WatchWords words,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.notices = notices;
        this.readings = readings;
        this.corrections = corrections;
        this.suppliers = suppliers;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /** A verdict on where a notice comes from, with its reason in the installation's language. */
    record Origin(OriginCheck.Verdict verdict, String why) {}

    /** Judges where the notice comes from; a suspicious one warns everyone. */
    @Transactional
    Origin checkOrigin(long id) {
        Notice notice = notices.get(id);
        var profile = suppliers.find(notice.supplier());
        var found = profile.isEmpty()
                ? new OriginCheck.Origin(
                        OriginCheck.Verdict.BACKGROUND,
                        "noProfile",
                        notice.supplier().value())
                : OriginCheck.of(
                        profile.get(),
                        notice.tier(),
                        notice.channel(),
                        notice.url(),
                        notice.headers(),
                        notice.title() + "\n" + notice.text());
        String why = words.of(found);
        keep(id, found.verdict().name(), why, null);
        if (found.verdict() == OriginCheck.Verdict.SUSPICIOUS) {
            ledger.record(LedgerEntry.of("watch.suspicious")
                    .at(notice.supplier().value())
                    .about("notice " + id)
                    .with("title", notice.title())
                    .with("why", why));
            events.publishEvent(
                    new NoticeSuspicious(notice.supplier(), id, notice.title(), found.code(), found.detail()));
        }
        return new Origin(found.verdict(), why);
    }

    private void keep(long notice, String verdict, String why, @Nullable String by) {
        db.sql(
                        """
                insert into notice_origin (notice, verdict, why, judged_by, judged_at)
                values (:notice, :verdict, :why, :by, :now)
                """)
                .param("notice", notice)
                .param("verdict", verdict)
                .param("why", why)
                .param("by", by)
                .param("now", NoticeStore.utc(clock.instant()))
                .update();
    }

    /** Takes a person's word on a suspicious notice. */
    @Transactional
    void judge(long id, boolean genuine, String reason, String by) {
        Notice notice = notices.get(id);
        keep(id, genuine ? "GENUINE" : "FORGED", reason, by);
        ledger.record(LedgerEntry.of(genuine ? "watch.judgedGenuine" : "watch.judgedForged")
                .by(by)
                .at(notice.supplier().value())
                .about("notice " + id)
                .with("title", notice.title())
                .with("reason", reason));
    }

    /** Notes that nobody has judged a suspicious notice: it stays unused. */
    @Transactional
    void leaveUnused(long id) {
        Notice notice = notices.get(id);
        keep(id, "FORGED", words.of("watch.origin.nobodyJudged"), null);
        ledger.record(LedgerEntry.of("watch.leftUnused")
                .at(notice.supplier().value())
                .about("notice " + id)
                .with("title", notice.title()));
    }

    /** Reads the notice and keeps what it says; it counts only where its origin is genuine and its tier decides. */
    @Transactional
    Reading read(long id) {
        Notice notice = notices.get(id);
        var origin = origin(id);
        boolean counts = notice.tier() == Tier.OFFICIAL
                && origin.map(found -> found.verdict().equals("GENUINE")).orElse(false);
        var reading = readings.keep(notice, counts, origin.map(OriginRow::why).orElse(""));
        corrections.carryOver(notice);
        ledger.record(LedgerEntry.of(counts ? "watch.noticeRead" : "watch.backgroundRead")
                .at(notice.supplier().value())
                .about("notice " + id)
                .with("title", notice.title())
                .with("source", notice.source())
                .with("areas", told(reading)));
        return reading;
    }

    private String told(Reading reading) {
        String told = reading.areas().stream()
                .filter(area -> area.state() != AreaState.UNKNOWN)
                .map(area -> words.of(area.area()) + " " + words.of(area.state()))
                .collect(java.util.stream.Collectors.joining(words.of("watch.and")));
        return told.isEmpty() ? words.of("watch.noArea") : told;
    }

    private record OriginRow(String verdict, String why) {}

    private Optional<OriginRow> origin(long notice) {
        return db.sql("select verdict, why from notice_origin where notice = :notice order by id desc limit 1")
                .param("notice", notice)
                .query((row, number) -> new OriginRow(row.getString("verdict"), row.getString("why")))
                .optional();
    }

    /** Whether the notice states full recovery, counts, and nobody has been asked since the supplier last said worse. */
    @Transactional
    boolean askForFullRecovery(SupplierId supplier, long id, Stage stage) {
        boolean stated = db.sql(
                        """
                select exists (select 1
                                 from reading r
                                where r.notice = :notice and r.full_recovery
                                  and exists (select 1 from area_reading a where a.notice = r.notice and a.counts
                                                 and a.known_until = 'infinity'))
                   and not exists (select 1
                                     from full_recovery f
                                    where f.supplier = :supplier and (f.decided_at is null or f.confirmed)
                                      and not exists (select 1
                                                        from area_reading a
                                                       where a.supplier = f.supplier and a.counts
                                                         and a.known_until = 'infinity'
                                                         and a.state not in ('NORMAL', 'UNKNOWN') and a.stated_at > f.asked_at))
                """)
                .param("notice", id)
                .param("supplier", supplier.value())
                .query(Boolean.class)
                .single();
        if (!stated || stage != Stage.STABLE) {
            return false;
        }
        db.sql("insert into full_recovery (supplier, notice, asked_at) values (:supplier, :notice, :now)")
                .param("supplier", supplier.value())
                .param("notice", id)
                .param("now", NoticeStore.utc(clock.instant()))
                .update();
        events.publishEvent(new FullRecoveryStated(supplier, id, notices.get(id).title()));
        return true;
    }

    /** Takes the manager's word on full recovery. */
    @Transactional
    void decideFullRecovery(long id, boolean confirmed, String reason, String by) {
        Notice notice = notices.get(id);
        db.sql(
                        """
                update full_recovery
                   set decided_at = :now, decided_by = :by, confirmed = :confirmed, reason = :reason
                 where notice = :notice and decided_at is null
                """)
                .param("now", NoticeStore.utc(clock.instant()))
                .param("by", by)
                .param("confirmed", confirmed)
                .param("reason", reason)
                .param("notice", id)
                .update();
        ledger.record(LedgerEntry.of(confirmed ? "watch.fullRecoveryConfirmed" : "watch.fullRecoveryDeclined")
                .by(by)
                .at(notice.supplier().value())
                .about("notice " + id)
                .with("reason", reason));
    }
}
