package dev.stopgap.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.reader.NoticeReader;
import dev.stopgap.reader.Page;
import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.supplier.Tier;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads texts, and keeps what was read of a notice. */
@Service
class Readings {

    private static final String COMMON = "";

    private final JdbcClient db;
    private final Suppliers suppliers;
    private final NoticeStore notices;
    private final ObjectMapper json;
    private final Clock clock;
    private final WatchWords words;
    private final Map<String, NoticeReader> readers = new ConcurrentHashMap<>();

    Readings(
            JdbcClient db, Suppliers suppliers, NoticeStore notices, ObjectMapper json, Clock clock, WatchWords words) {
        this.db = db;
        this.suppliers = suppliers;
        this.notices = notices;
        this.json = json;
        this.clock = clock;
        this.words = words;
    }

    /** Reads one text without keeping it. */
    Reading read(
            @Nullable SupplierProfile profile,
            Tier tier,
            @Nullable String url,
            Instant fetchedAt,
            boolean html,
            String text) {
        return read(profile, tier, url, fetchedAt, html, null, text);
    }

    /** The same; {@code selector} is the page's main part. */
    Reading read(
            @Nullable SupplierProfile profile,
            Tier tier,
            @Nullable String url,
            Instant fetchedAt,
            boolean html,
            @Nullable String selector,
            String text) {
        return read(profile, tier, "PAGE", url, fetchedAt, html, selector, text);
    }

    /** Reads what a person is about to enter. */
    Reading read(SupplierProfile profile, Notices.Entry entry) {
        return read(
                profile,
                entry.tier(),
                entry.channel().name(),
                entry.url(),
                entry.saidAt(),
                entry.html(),
                null,
                entry.text());
    }

    private Reading read(
            @Nullable SupplierProfile profile,
            Tier tier,
            String channel,
            @Nullable String url,
            Instant fetchedAt,
            boolean html,
            @Nullable String selector,
            String text) {
        var reader = reader(profile);
        var result = html ? reader.readHtml(text, selector, fetchedAt) : reader.readPlain(text, fetchedAt);
        boolean official;
        String why;
        if (tier != Tier.OFFICIAL) {
            official = false;
            why = words.of(new OriginCheck.Origin(OriginCheck.Verdict.BACKGROUND, "tier", tier.name()));
        } else if (profile == null) {
            official = false;
            why = words.of("watch.origin.noProfile");
        } else {
            var origin = OriginCheck.of(profile, tier, channel, url, Map.of(), text);
            official = origin.verdict() == OriginCheck.Verdict.GENUINE;
            why = words.of(origin);
        }
        if (result.problem() != Page.Problem.NONE) {
            why = words.of("watch.problem." + result.problem());
        }
        return reading(result, official, why);
    }

    private static Reading reading(NoticeReader.Result result, boolean official, String why) {
        return new Reading(
                result.statedAt(),
                official,
                why,
                result.areas(),
                result.suspendedCategories(),
                result.signals(),
                result.cancels());
    }

    private NoticeReader reader(@Nullable SupplierProfile profile) {
        return readers.computeIfAbsent(profile == null ? COMMON : profile.id(), id -> new NoticeReader(profile));
    }

    /** Reads a stored notice and keeps what it says; {@code counts} where it is official and genuine. */
    @Transactional
    Reading keep(Notice notice, boolean counts, String why) {
        var profile = suppliers.find(notice.supplier()).orElse(null);
        String original = notices.original(notice);
        var result = notice.mediaType().equals("text/html")
                ? reader(profile).readHtml(original, notice.selector(), notice.fetchedAt())
                : reader(profile).readPlain(original, notice.fetchedAt());
        var reading = reading(result, counts, why);
        db.sql(
                        """
                insert into reading (notice, read_at, reading, full_recovery)
                values (:notice, :now, :reading::json, :full)
                on conflict (notice) do update set read_at = excluded.read_at, reading = excluded.reading,
                                                   full_recovery = excluded.full_recovery
                """)
                .param("notice", notice.id())
                .param("now", NoticeStore.utc(clock.instant()))
                .param("reading", write(reading))
                .param("full", reading.signals().contains(Reading.FULL_RECOVERY_STATED))
                .update();
        db.sql("delete from area_reading where notice = :notice and read_by is null")
                .param("notice", notice.id())
                .update();
        for (var area : reading.areas()) {
            keep(notice, area, reading.signals().contains("DAILY:" + area.area()), counts, null, null);
        }
        return reading;
    }

    /** Keeps one area of a notice; {@code readBy} and {@code reason} where a person has read it. */
    void keep(
            Notice notice,
            Reading.AreaReading area,
            boolean daily,
            boolean counts,
            @Nullable String readBy,
            @Nullable String reason) {
        var plan = area.planned();
        db.sql(
                        """
                insert into area_reading (notice, supplier, area, state, limits, planned, planned_from, planned_to,
                                          planned_strength, evidence, evidence_at, daily, counts, stated_at, known_at,
                                          read_by, reason)
                values (:notice, :supplier, :area, :state, :limits::json, :planned, :from, :to,
                        :strength, :evidence, :at, :daily, :counts, :stated, :known, :by, :reason)
                """)
                .param("notice", notice.id())
                .param("supplier", notice.supplier().value())
                .param("area", area.area().name())
                .param("state", area.state().name())
                .param("limits", write(area.limits()))
                .param("planned", plan == null ? null : plan.text())
                .param("from", plan == null ? null : plan.from())
                .param("to", plan == null ? null : plan.to())
                .param("strength", plan == null ? null : plan.strength())
                .param("evidence", area.evidence().replace("\u0000", ""))
                .param("at", area.at())
                .param("daily", daily)
                .param("counts", counts)
                .param("stated", NoticeStore.utc(notice.statedAt()))
                .param("known", NoticeStore.utc(clock.instant()))
                .param("by", readBy)
                .param("reason", reason)
                .update();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
