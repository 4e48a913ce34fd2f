package dev.stopgap.watch;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Lets stale areas expire every few minutes, and sends the digest when its time has come; a drill and the tests do it themselves, by their own clock. */
@Configuration
@EnableScheduling
@Profile("!drill & !test")
class WatchClockwork {

    private final StaleAreas stale;
    private final ComparisonDigest digest;

    WatchClockwork(StaleAreas stale, ComparisonDigest digest) {
        this.stale = stale;
        this.digest = digest;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void expire() {
        stale.expire();
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void tell() {
        digest.tellDue();
    }
}
