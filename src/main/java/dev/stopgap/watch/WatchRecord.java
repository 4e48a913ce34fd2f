package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the watch of a supplier came to within a time, in numbers. */
@Service
public class WatchRecord {

    private final JdbcClient db;

    WatchRecord(JdbcClient db) {
        this.db = db;
    }

    /**
     * The numbers.
     *
     * @param notices stored within the time, by whatever channel
     * @param changes of area states that were announced
     * @param secondsToState from fetching a notice to its first change of state, on average; 0 where there was none
     * @param corrections of readings by people
     * @param suspicious notices that claimed to be official and were doubted
     * @param copies articles that told an event that was known already
     * @param signals of resumption and regression from differences
     */
    public record Numbers(
            long notices,
            long changes,
            long secondsToState,
            long corrections,
            long suspicious,
            long copies,
            long signals) {}

    /** The numbers of {@code supplier} from {@code from} to {@code to}, by when things came to be known. */
    public Numbers of(SupplierId supplier, Instant from, Instant to) {
        return db.sql(
                        """
                with known as (
                    select id, fetched_at
                      from notice
                     where supplier = :supplier and entered_at between :from and :to
                ), first_change as (
                    select k.id, extract(epoch from min(c.changed_at) - k.fetched_at) as seconds
                      from known k
                      join area_change c on c.notice = k.id and c.to_state <> 'UNKNOWN'
                      join notice n on n.id = k.id and not n.entered_late
                     group by k.id, k.fetched_at
                )
                select (select count(*) from known) as notices,
                       (select count(*) from area_change where supplier = :supplier and changed_at between :from and :to)
                         as changes,
                       (select coalesce(round(avg(seconds)), 0) from first_change)::bigint as seconds_to_state,
                       (select count(*) from area_correction c join notice n on n.id = c.notice
                         where n.supplier = :supplier and c.corrected_at between :from and :to) as corrections,
                       (select count(distinct o.notice) from notice_origin o join known k on k.id = o.notice
                         where o.verdict = 'SUSPICIOUS') as suspicious,
                       (select count(*) from news_copy c join known k on k.id = c.notice) as copies,
                       (select count(*) from notice_signal s join known k on k.id = s.notice) as signals
                """)
                .param("supplier", supplier.value())
                .param("from", NoticeStore.utc(from))
                .param("to", NoticeStore.utc(to))
                .query(Numbers.class)
                .single();
    }
}
