package dev.stopgap.watch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.watch.ComparisonNews.Item;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Once a day gathers what sources of tier COMPARISON have brought, each text once; says nothing where nothing is new. */
@Service
public class ComparisonDigest {

    private static final int MOST_ITEMS = 20;
    private static final int SHORTEST_SENTENCE = 8;
    private static final int LONGEST_SENTENCE = 200;
    private static final Pattern END = Pattern.compile("[。！？]|[.!?](?= |$)");
    // After a longer silence of our own, what is older is no news any more.
    private static final Duration OLDEST = Duration.ofDays(7);

    private final JdbcClient db;
    private final DigestProperties settings;
    private final ObjectMapper json;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ComparisonDigest(
            JdbcClient db,
            DigestProperties settings,
            ObjectMapper json,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.settings = settings;
        this.json = json;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Tells what came up to the last time of the digest and has not been told; returns how many suppliers it is about. */
    @Transactional
    public int tellDue() {
        ZonedDateTime due = lastTime();
        var bySupplier = take(due).stream().collect(groupingBy(Fresh::supplier, LinkedHashMap::new, toList()));
        bySupplier.forEach((supplier, fresh) -> tell(new SupplierId(supplier), due.toLocalDate(), fresh));
        return bySupplier.size();
    }

    private ZonedDateTime lastTime() {
        ZonedDateTime now = clock.instant().atZone(BusinessTime.ZONE);
        ZonedDateTime today = now.with(settings.digestAt());
        return today.isAfter(now) ? today.minusDays(1) : today;
    }

    private record Fresh(
            long id,
            String supplier,
            String source,
            @Nullable String url,
            String title,
            String text,
            @Nullable String added) {}

    // Marked and read in one statement: a second node finds nothing left.
    private List<Fresh> take(ZonedDateTime due) {
        return db.sql(
                        """
                with taken as (
                     insert into digested (notice, day)
                     select id, :day
                       from notice
                      where tier = 'COMPARISON'
                        and entered_at > :oldest
                        and entered_at <= :due
                        and not exists (select from digested where digested.notice = notice.id)
                     on conflict do nothing
                     returning notice)
                select distinct on (supplier, source, item) id, supplier, source, url, title, text, difference ->> 'added' as added
                  from taken
                  join notice on notice.id = taken.notice
                 order by supplier, source, item, id desc
                """)
                .param("day", due.toLocalDate())
                .param("oldest", NoticeStore.utc(due.toInstant().minus(OLDEST)))
                .param("due", NoticeStore.utc(due.toInstant()))
                .query(Fresh.class)
                .list();
    }

    private void tell(SupplierId supplier, LocalDate day, List<Fresh> fresh) {
        var items = fresh.stream().limit(MOST_ITEMS).map(this::item).toList();
        ledger.record(LedgerEntry.of("watch.digestTold").at(supplier.value()).with("texts", fresh.size()));
        events.publishEvent(new ComparisonNews(supplier, day, items, fresh.size() - items.size()));
    }

    private Item item(Fresh fresh) {
        return new Item(fresh.id(), fresh.title(), host(fresh), fresh.url(), sentence(fresh));
    }

    private static String host(Fresh fresh) {
        try {
            String host = fresh.url() == null ? null : URI.create(fresh.url()).getHost();
            return host == null ? fresh.source() : host;
        } catch (IllegalArgumentException e) {
            return fresh.source();
        }
    }

    // The first whole sentence of what is new; a page's stamps and headings come before it.
    private @Nullable String sentence(Fresh fresh) {
        List<String> lines = lines(fresh).stream()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_SENTENCE && !line.equals(fresh.title()))
                .toList();
        return lines.stream()
                .filter(line -> END.matcher(line).find())
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .map(ComparisonDigest::firstSentence)
                .orElse(null);
    }

    private List<String> lines(Fresh fresh) {
        if (fresh.added() == null) {
            return fresh.text().lines().toList();
        }
        try {
            return json.readValue(fresh.added(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String firstSentence(String line) {
        Matcher end = END.matcher(line);
        String sentence = end.find() ? line.substring(0, end.end()).strip() : line;
        return sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE - 1) + "…";
    }
}
