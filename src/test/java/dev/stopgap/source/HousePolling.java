package dev.stopgap.source;

import dev.stopgap.ledger.Ledger;
import java.time.Clock;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A poller whose whole Internet is a {@link SampleHouse}; all else is the application's own. */
final class HousePolling {

    private HousePolling() {}

    /** A poller of {@code sources} as they stand in {@code house}, which {@code fetcher} reaches. */
    static SourcePoller of(ApplicationContext application, SampleHouse house, Fetcher fetcher, Sources sources) {
        var clock = application.getBean(Clock.class);
        return new SourcePoller(
                application.getBean(SourceTable.class),
                sources,
                application.getBean(Intake.class),
                new SourceLook(fetcher, new MailboxReader(FetchProperties.usual()), house),
                new HostPace(application.getBean(JdbcClient.class), fetcher, FetchProperties.usual(), house, clock),
                house,
                application.getBean(Ledger.class),
                application.getBean(SourceWords.class),
                clock,
                application.getBean(TransactionTemplate.class),
                application);
    }
}
