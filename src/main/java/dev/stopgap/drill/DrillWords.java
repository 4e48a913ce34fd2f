package dev.stopgap.drill;

import dev.stopgap.outage.CaseFigures;
import dev.stopgap.platform.BusinessTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** The words of the report and their figures, in one language. */
public final class DrillWords {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(BusinessTime.ZONE);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    // What tells several figures of one code apart is a word of the house or, with a temporary supplier, its name.
    private static final List<String> DETAILS =
            List.of("figure.detail.", "discrepancy.kind.", "discrepancy.state.", "correction.state.");

    private final MessageSource words;
    private final Locale language;

    DrillWords(MessageSource words, Locale language) {
        this.words = words;
        this.language = language;
    }

    public String language() {
        return language.getLanguage();
    }

    /** The word for {@code key}, with its values filled in. */
    public String say(String key, Object... values) {
        return words.getMessage(key, values, key, language);
    }

    /** The label of a figure of the report, with what tells several of one code apart. */
    public String label(CaseFigures.Figure figure) {
        String label = say("figure." + figure.section() + "." + figure.code());
        return figure.detail() == null ? label : label + " — " + detail(figure.detail());
    }

    private String detail(String detail) {
        String[] keys = DETAILS.stream().map(prefix -> prefix + detail).toArray(String[]::new);
        return words.getMessage(new DefaultMessageSourceResolvable(keys, null, detail), language);
    }

    public String count(long number) {
        return String.format(language, "%,d", number);
    }

    /** An amount such as ¥1,284,300. */
    public String yen(BigDecimal amount) {
        return "¥"
                + String.format(
                        language,
                        "%,d",
                        amount.setScale(0, RoundingMode.HALF_UP).toBigIntegerExact());
    }

    /** A day and time in Tokyo. */
    public String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    public String day(Instant instant) {
        return DAY.format(instant);
    }
}
