package dev.stopgap.watch;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Lets stale areas expire every few minutes; a drill and the tests do it themselves, by their own clock. */
@Configuration
@EnableScheduling
@Profile("!drill & !test")
class WatchClockwork {

    private final StaleAreas stale;

    WatchClockwork(StaleAreas stale) {
        this.stale = stale;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void expire() {
        stale.expire();
    }
}
