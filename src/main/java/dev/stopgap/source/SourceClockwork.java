package dev.stopgap.source;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks at what is due every few seconds; a drill and the tests do it themselves, by their own clock. */
@Configuration
@EnableScheduling
@Profile("!drill & !test")
class SourceClockwork {

    private final SourcePoller poller;

    SourceClockwork(SourcePoller poller) {
        this.poller = poller;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT20S")
    void look() {
        poller.pollDue();
    }
}
