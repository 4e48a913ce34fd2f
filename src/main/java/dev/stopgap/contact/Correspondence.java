package dev.stopgap.contact;

import dev.stopgap.ledger.OutageId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What has been written in a case, in numbers. */
@Service
public class Correspondence {

    private final JdbcClient db;

    Correspondence(JdbcClient db) {
        this.db = db;
    }

    /** The numbers of {@code outage} as they stand. */
    public Numbers of(OutageId outage) {
        return db.sql(
                        """
                select count(*) filter (where template <> 'task-mail') as messages,
                       count(*) filter (where template = 'task-mail') as task_mails,
                       coalesce(sum(sent.mails), 0) as mails,
                       coalesce(sum(sent.chats), 0) as chats,
                       coalesce(sum(sent.calls), 0) as calls,
                       count(acknowledged_at) as acknowledged,
                       count(*) filter (where outcome = 'NOT_REACHED') as not_reached
                  from message
                  left join lateral (
                       select count(*) filter (where channel = 'MAIL') as mails,
                              count(*) filter (where channel = 'CHAT') as chats,
                              count(*) filter (where channel = 'PHONE') as calls
                         from delivery
                        where delivery.message = message.id
                          and state in ('SENT', 'SENT_AGAIN')) as sent on true
                 where outage = :outage
                """)
                .param("outage", outage.value())
                .query(Numbers.class)
                .single();
    }

    /**
     * How much was written in a case.
     *
     * @param messages what people were told, other than of tasks
     * @param taskMails tasks of which people were told
     * @param mails that have left, one a person
     * @param chats people told in a chat
     * @param calls that have reached somebody, by telephone or FAX
     * @param acknowledged messages that somebody has confirmed
     * @param notReached messages that have reached nobody
     */
    public record Numbers(
            long messages, long taskMails, long mails, long chats, long calls, long acknowledged, long notReached) {}
}
