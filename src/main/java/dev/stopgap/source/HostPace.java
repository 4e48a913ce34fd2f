package dev.stopgap.source;

import dev.stopgap.supplier.SupplierProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets each host be asked by one node at a time, and not sooner after the last time than it may be. */
@Component
class HostPace {

    private final JdbcClient db;
    private final Fetcher fetcher;
    private final FetchProperties settings;
    private final SourceAddresses addresses;
    private final Clock clock;

    HostPace(JdbcClient db, Fetcher fetcher, FetchProperties settings, SourceAddresses addresses, Clock clock) {
        this.db = db;
        this.fetcher = fetcher;
        this.settings = settings;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** How long to wait before {@code source} is looked at; nothing where its host is free, and this node's from now on. */
    Optional<Duration> wait(SupplierProfile.Source source) {
        if (source.kind().equals("MAILBOX") || addresses.servedHere(source.url().getHost())) {
            return Optional.empty();
        }
        Duration pace = fetcher.delay(source.url())
                .filter(asked -> asked.compareTo(settings.pace()) > 0)
                .orElse(settings.pace());
        boolean free = db.sql(
                        """
                select pg_try_advisory_xact_lock(hashtext('fetch ' || :host))
                   and not exists (select from source where host = :host and checked_at > :since)
                """)
                .param("host", source.url().getHost())
                .param("since", utc(clock.instant().minus(pace)))
                .query(Boolean.class)
                .single();
        return free ? Optional.empty() : Optional.of(pace);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
