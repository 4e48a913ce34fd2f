package dev.stopgap.ledger;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Entries as sentences in their reader's language. */
@Component
public class LedgerText {

    private final MessageSource words;

    LedgerText(MessageSource words) {
        this.words = words;
    }

    /** What {@code entry} says, as a person would read it; its bare code where no sentence is known. */
    public String sentence(LedgerEntry entry, Locale language) {
        return words.getMessage(
                "ledger." + entry.code(),
                entry.facts().values().toArray(),
                entry.code() + " " + entry.facts(),
                language);
    }
}
