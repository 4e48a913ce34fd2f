package dev.stopgap.watch;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.supplier.Tier;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what the press writes. One event in other words is known again; where the press says otherwise than the supplier
 * does, somebody is asked once to look at the official page. No state ever changes by it.
 */
@Service
class NewsDesk {

    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int MOST_COMPARED = 200;

    private final JdbcClient db;
    private final Suppliers suppliers;
    private final SupplierStatus status;
    private final NoticeStore notices;
    private final WatchWords words;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    NewsDesk(
            JdbcClient db,
            Suppliers suppliers,
            SupplierStatus status,
            NoticeStore notices,
            WatchWords words,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.suppliers = suppliers;
        this.status = status;
        this.notices = notices;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /** How a state sounds in the press, which does not tell its shades apart. */
    enum Kind {
        UNKNOWN,
        DOWN,
        PARTLY,
        UP
    }

    static Kind kind(AreaState state) {
        return switch (state) {
            case UNKNOWN -> Kind.UNKNOWN;
            case STOPPED, CHECKING -> Kind.DOWN;
            case LIMITED, PARTIAL, DELAYED -> Kind.PARTLY;
            case NORMAL -> Kind.UP;
        };
    }

    /** Takes in a notice that has been read; one that is not of the press is none of its business. */
    @Transactional
    void take(long id, Reading reading) {
        Notice notice = notices.get(id);
        if (notice.tier() != Tier.NEWS) {
            return;
        }
        var copied = original(notice, reading);
        if (copied.isPresent()) {
            keepCopy(notice, copied.get());
            return;
        }
        var contradictions = contradictions(notice.supplier(), reading);
        var fresh = notAskedYet(notice, contradictions);
        if (!fresh.isEmpty()) {
            ledger.record(LedgerEntry.of("watch.newsContradicts")
                    .at(notice.supplier().value())
                    .about("notice " + id)
                    .with("title", notice.title())
                    .with("areas", told(fresh)));
            events.publishEvent(new NewsContradicts(notice.supplier(), id, notice.title(), fresh));
        }
    }

    private String told(List<NewsContradicts.Contradiction> contradictions) {
        return contradictions.stream()
                .map(each -> words.of(each.area()) + " " + words.of(each.press()))
                .collect(Collectors.joining(words.of("watch.and")));
    }

    private record Earlier(long notice, String title, Story story) {}

    /** Another article of the last days that tells the same event. */
    private Optional<Earlier> original(Notice notice, Reading reading) {
        var names = names(notice.supplier());
        var story = Story.of(notice.text(), names, states(reading));
        return earlier(notice, names).stream()
                .filter(other -> story.isThatOf(other.story()))
                .findFirst();
    }

    // The states of each are put together in one row; the newest first, since one event is told within days.
    private List<Earlier> earlier(Notice notice, List<String> names) {
        return db.sql(
                        """
                select n.id, n.title, n.text,
                       coalesce((select string_agg(r.area || '=' || r.state, ' ')
                                   from area_reading r
                                  where r.notice = n.id and r.read_by is null and r.state <> 'UNKNOWN'), '') as states
                  from notice n
                 where n.supplier = :supplier and n.tier = 'NEWS' and n.id < :notice
                   and n.stated_at between :since and :until
                 order by n.id desc
                 limit :most
                """)
                .param("supplier", notice.supplier().value())
                .param("notice", notice.id())
                .param("since", NoticeStore.utc(notice.statedAt().minus(REMEMBERED)))
                .param("until", NoticeStore.utc(notice.statedAt().plus(REMEMBERED)))
                .param("most", MOST_COMPARED)
                .query((row, number) -> new Earlier(
                        row.getLong("id"),
                        row.getString("title"),
                        Story.of(row.getString("text"), names, states(row.getString("states")))))
                .list();
    }

    private static Map<Area, AreaState> states(String listed) {
        var states = new EnumMap<Area, AreaState>(Area.class);
        for (String one : listed.isEmpty() ? new String[0] : listed.split(" ")) {
            String[] parts = one.split("=");
            states.put(Area.valueOf(parts[0]), AreaState.valueOf(parts[1]));
        }
        return states;
    }

    static Map<Area, AreaState> states(Reading reading) {
        var states = new EnumMap<Area, AreaState>(Area.class);
        reading.areas().stream()
                .filter(area -> area.state() != AreaState.UNKNOWN)
                .forEach(area -> states.put(area.area(), area.state()));
        return states;
    }

    private List<String> names(SupplierId supplier) {
        return suppliers.find(supplier).map(NewsDesk::names).orElse(List.of());
    }

    private static List<String> names(SupplierProfile profile) {
        var names = new ArrayList<String>();
        names.add(profile.name());
        names.add(profile.nameEn());
        names.addAll(profile.spellings());
        for (var service : profile.services()) {
            names.add(service.name());
            names.addAll(service.spellings());
        }
        names.sort((one, other) -> other.length() - one.length());
        return names;
    }

    private void keepCopy(Notice notice, Earlier original) {
        db.sql(
                        """
                insert into news_copy (notice, copy_of)
                values (:notice, coalesce((select copy_of from news_copy where notice = :of), :of))
                    on conflict do nothing
                """)
                .param("notice", notice.id())
                .param("of", original.notice())
                .update();
        ledger.record(LedgerEntry.of("watch.newsCopy")
                .at(notice.supplier().value())
                .about("notice " + notice.id())
                .with("title", notice.title())
                .with("original", original.title()));
    }

    private List<NewsContradicts.Contradiction> contradictions(SupplierId supplier, Reading reading) {
        var official = status.now(supplier);
        return reading.areas().stream()
                .filter(area -> area.state() != AreaState.UNKNOWN)
                .filter(area -> kind(area.state()) != kind(official.state(area.area())))
                // That nothing is wrong is no news where nothing was said to be.
                .filter(area -> kind(area.state()) != Kind.UP || official.state(area.area()) != AreaState.UNKNOWN)
                .map(area -> new NewsContradicts.Contradiction(
                        area.area(), official.state(area.area()), area.state(), area.evidence()))
                .toList();
    }

    // Asked again only when a week has passed, or when the official state has changed.
    private List<NewsContradicts.Contradiction> notAskedYet(
            Notice notice, List<NewsContradicts.Contradiction> contradictions) {
        var asked = db.sql(
                        """
                insert into news_question (supplier, area, press, official, notice, asked_at)
                select :supplier, area, press, official, :notice, :now
                  from unnest(:areas::text[], :presses::text[], :officials::text[]) as new (area, press, official)
                 where not exists (select 1
                                     from news_question old
                                    where old.supplier = :supplier and old.area = new.area and old.press = new.press
                                      and old.official = new.official and old.asked_at > :since)
                returning area
                """)
                .param("supplier", notice.supplier().value())
                .param("notice", notice.id())
                .param("now", NoticeStore.utc(clock.instant()))
                .param("since", NoticeStore.utc(clock.instant().minus(REMEMBERED)))
                .param("areas", column(contradictions, each -> each.area().name()))
                .param("presses", column(contradictions, each -> kind(each.press())
                        .name()))
                .param("officials", column(contradictions, each -> kind(each.official())
                        .name()))
                .query(String.class)
                .set();
        return contradictions.stream()
                .filter(each -> asked.contains(each.area().name()))
                .toList();
    }

    private static String[] column(
            List<NewsContradicts.Contradiction> contradictions, Function<NewsContradicts.Contradiction, String> value) {
        return contradictions.stream().map(value).toArray(String[]::new);
    }
}
