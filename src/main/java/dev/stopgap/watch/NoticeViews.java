package dev.stopgap.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.platform.Problem;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.Reading;
import dev.stopgap.source.SourceStandings;
import dev.stopgap.supplier.Tier;
import dev.stopgap.watch.NoticeView.AreaView;
import dev.stopgap.watch.NoticeView.Standing;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together everything that is known of a notice. */
@Component
class NoticeViews {

    private final JdbcClient db;
    private final NoticeStore notices;
    private final CorrectionTable corrections;
    private final SupplierStatus status;
    private final SourceStandings standings;
    private final ObjectMapper json;

    NoticeViews(
            JdbcClient db,
            NoticeStore notices,
            CorrectionTable corrections,
            SupplierStatus status,
            SourceStandings standings,
            ObjectMapper json) {
        this.db = db;
        this.notices = notices;
        this.corrections = corrections;
        this.status = status;
        this.standings = standings;
        this.json = json;
    }

    /** The notice, or the problem that there is none. */
    Notice notice(long id) {
        try {
            return notices.get(id);
        } catch (NoSuchElementException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "notice.unknown", Long.toString(id));
        }
    }

    @Transactional(readOnly = true)
    NoticeView of(long id) {
        Notice notice = notice(id);
        Row row = row(id);
        var origins = origins(id);
        var areas = areas(notice);
        JsonNode reading = reading(id);
        return new NoticeView(
                id,
                notice.supplier().value(),
                notice.source(),
                notice.tier(),
                notice.channel(),
                notice.url(),
                notice.title(),
                notice.text(),
                notice.statedAt(),
                notice.fetchedAt(),
                notice.enteredAt(),
                notice.enteredBy(),
                row.enteredLate(),
                standing(notice, origins, reading != null, !areas.isEmpty()),
                origins,
                row.content(),
                notice.mediaType(),
                notice.charset(),
                notice.headers(),
                row.previous(),
                row.next(),
                stillSo(notice, row.nextFetchedAt()),
                areas,
                texts(reading, "suspendedCategories"),
                texts(reading, "signals"),
                signs(id),
                row.copyOf(),
                changes(id),
                corrections.of(id));
    }

    private record Row(
            String content,
            boolean enteredLate,
            @Nullable Long previous,
            @Nullable Long next,
            @Nullable Instant nextFetchedAt,
            @Nullable Long copyOf) {}

    private Row row(long id) {
        return db.sql(
                        """
                select n.content, n.entered_late, n.previous, later.id as next, later.fetched_at as next_fetched_at,
                       (select copy_of from news_copy where notice = n.id) as copy_of
                  from notice n
                  left join lateral (select id, fetched_at
                                       from notice
                                      where supplier = n.supplier and source = n.source and item = n.item and id > n.id
                                      order by id
                                      limit 1) later on true
                 where n.id = :id
                """)
                .param("id", id)
                .query((row, number) -> new Row(
                        row.getString("content"),
                        row.getBoolean("entered_late"),
                        row.getObject("previous", Long.class),
                        row.getObject("next", Long.class),
                        instant(row.getObject("next_fetched_at", OffsetDateTime.class)),
                        row.getObject("copy_of", Long.class)))
                .single();
    }

    private List<NoticeView.Origin> origins(long id) {
        return db.sql("select verdict, why, judged_by, judged_at from notice_origin where notice = :id order by id")
                .param("id", id)
                .query((row, number) -> new NoticeView.Origin(
                        row.getString("verdict"),
                        row.getString("why"),
                        row.getString("judged_by"),
                        row.getObject("judged_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Standing standing(Notice notice, List<NoticeView.Origin> origins, boolean read, boolean speaks) {
        String verdict =
                origins.isEmpty() ? "" : origins.get(origins.size() - 1).verdict();
        return switch (verdict) {
            case "SUSPICIOUS" -> Standing.SUSPICIOUS;
            case "FORGED" -> Standing.FORGED;
            default -> {
                if (!read) {
                    yield Standing.NOT_YET_READ;
                }
                if (notice.tier() != Tier.OFFICIAL) {
                    yield Standing.BACKGROUND_TIER;
                }
                yield !verdict.equals("GENUINE") ? Standing.STRANGER : speaks ? Standing.COUNTS : Standing.SAYS_NOTHING;
            }
        };
    }

    private @Nullable JsonNode reading(long id) {
        return db.sql("select reading from reading where notice = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(this::parsed)
                .orElse(null);
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(@Nullable JsonNode reading, String field) {
        var texts = new ArrayList<String>();
        if (reading != null) {
            reading.path(field).forEach(text -> texts.add(text.asText()));
        }
        return List.copyOf(texts);
    }

    // How long the page was the same: from the looks between its coming and the next version's.
    private NoticeView.@Nullable StillSo stillSo(Notice notice, @Nullable Instant next) {
        if (!notice.channel().equals("PAGE")) {
            return null;
        }
        return standings
                .unchanged(notice.supplier(), notice.source(), notice.fetchedAt(), next)
                .map(same -> new NoticeView.StillSo(same.until(), same.times()))
                .orElse(null);
    }

    private List<NoticeView.Sign> signs(long id) {
        return db.sql(
                        """
                select kind, area, evidence, said_before, said_now
                  from notice_signal
                 where notice = :id
                 order by number
                """)
                .param("id", id)
                .query((row, number) -> new NoticeView.Sign(
                        Signal.Kind.valueOf(row.getString("kind")),
                        row.getString("area") == null ? null : Area.valueOf(row.getString("area")),
                        row.getString("evidence"),
                        row.getString("said_before"),
                        row.getString("said_now")))
                .list();
    }

    private List<NoticeView.Change> changes(long id) {
        return db.sql(
                        """
                select area, from_state, to_state, changed_at
                  from area_change
                 where notice = :id
                 order by id
                """)
                .param("id", id)
                .query((row, number) -> new NoticeView.Change(
                        Area.valueOf(row.getString("area")),
                        AreaState.valueOf(row.getString("from_state")),
                        AreaState.valueOf(row.getString("to_state")),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<AreaView> areas(Notice notice) {
        var believed = new EnumMap<Area, Reading.AreaReading>(Area.class);
        var readers = new EnumMap<Area, AreaState>(Area.class);
        db.sql(
                        """
                select r.*, r.known_until = 'infinity' as believed
                  from area_reading r
                 where r.notice = :notice
                 order by r.id
                """)
                .param("notice", notice.id())
                .query((row, number) -> {
                    var reading = corrections.reading(row);
                    if (row.getString("read_by") == null) {
                        readers.put(reading.area(), reading.state());
                    }
                    if (row.getBoolean("believed")) {
                        believed.put(reading.area(), reading);
                    }
                    return number;
                })
                .list();
        var people = new EnumMap<Area, Correction>(Area.class);
        corrections.of(notice.id()).forEach(correction -> people.put(correction.area(), correction));
        var deciding = new EnumMap<Area, Long>(Area.class);
        status.now(notice.supplier()).areas().forEach(area -> deciding.put(area.area(), area.notice()));
        var views = new ArrayList<AreaView>();
        for (Area area : Area.values()) {
            var reading = believed.get(area);
            var person = people.get(area);
            if (reading != null || person != null) {
                views.add(view(notice, area, reading, person, readers.get(area), deciding));
            }
        }
        return views;
    }

    private static AreaView view(
            Notice notice,
            Area area,
            Reading.@Nullable AreaReading reading,
            @Nullable Correction person,
            @Nullable AreaState reader,
            Map<Area, Long> deciding) {
        var plan = reading == null ? null : reading.planned();
        Long decides = deciding.get(area);
        boolean itself = reading != null && decides != null && decides == notice.id();
        return new AreaView(
                area,
                reading == null ? null : reading.state(),
                reading == null
                        ? List.of()
                        : reading.limits().stream()
                                .map(limit -> new NoticeView.Limit(limit.by().name(), limit.text()))
                                .toList(),
                plan == null ? null : plan.text(),
                plan == null ? "" : Objects.requireNonNullElse(PlannedDays.of(plan), ""),
                plan == null ? null : plan.strength(),
                reading == null ? "" : reading.evidence(),
                person == null ? 0 : person.revision(),
                person != null && person.inForce() ? person : null,
                reader,
                itself,
                itself ? null : decides);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
