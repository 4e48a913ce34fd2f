package dev.stopgap.drill;

import dev.stopgap.ledger.LedgerRecorded;
import dev.stopgap.ledger.LedgerText;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.StopgapProperties;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the drill's story on the console: one line for each thing that is certain, with the simulated time. */
@Component
@Profile("drill")
class Narrator {

    private static final Logger story = LoggerFactory.getLogger("story");

    private final LedgerText text;
    private final Locale language;
    private final DateTimeFormatter time;

    Narrator(LedgerText text, StopgapProperties properties) {
        this.text = text;
        this.language = properties.language();
        this.time = DateTimeFormatter.ofPattern(
                        language.getLanguage().equals("ja") ? "yyyy-MM-dd(E) HH:mm" : "yyyy-MM-dd EEE HH:mm", language)
                .withZone(BusinessTime.ZONE);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LedgerRecorded recorded) {
        tell(recorded.at(), text.sentence(recorded.entry(), language));
    }

    /** Tells something that the ledger does not know. */
    void tell(Instant at, String sentence) {
        story.info("{}  {}", time.format(at), sentence);
    }

    /** Tells something outside the simulated time. */
    void say(String sentence) {
        story.info(sentence);
    }
}
