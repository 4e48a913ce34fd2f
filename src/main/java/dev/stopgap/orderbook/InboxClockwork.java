package dev.stopgap.orderbook;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the watched folder every ten seconds; the tests do it themselves, and a drill has none. */
@Component
@Profile("!drill & !test")
class InboxClockwork {

    private final Inbox inbox;

    InboxClockwork(Inbox inbox) {
        this.inbox = inbox;
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT20S")
    void look() {
        inbox.look();
    }
}
