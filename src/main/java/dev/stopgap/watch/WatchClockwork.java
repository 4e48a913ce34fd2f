package dev.stopgap.watch;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks at what is due every few seconds; a drill and the tests do it themselves, by their own clock. */
@Configuration
@EnableScheduling
@Profile("!drill & !test")
class WatchClockwork {

    private final SourcePoller poller;
    private final StaleAreas stale;

    WatchClockwork(SourcePoller poller, StaleAreas stale) {
        this.poller = poller;
        this.stale = stale;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT20S")
    void look() {
        poller.pollDue();
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void expire() {
        stale.expire();
    }
}
