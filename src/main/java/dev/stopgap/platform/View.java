package dev.stopgap.platform;

import gg.jte.Content;
import gg.jte.support.LocalizationSupport;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What every page's template gets as {@code view}: the reader's language and words, who the reader is and what is open to
 * that role. The model of each page handled by one of our controllers has it already.
 *
 * @param user the reader's name, or null before the login
 * @param roles the reader's roles
 * @param path of the page, for the switch of languages
 * @param drill whether this is a drill, which every page says
 * @param now the moment at which the page is made
 * @param lastCheck when the suppliers' sources were last looked at, or null
 * @param navigation the pages that are there and open to the reader
 */
public record View(
        MessageSource messages,
        Locale locale,
        @Nullable String user,
        Set<String> roles,
        String path,
        boolean drill,
        Instant now,
        @Nullable Instant lastCheck,
        List<Link> navigation,
        @Nullable CsrfToken csrf)
        implements LocalizationSupport {

    /** An entry of the navigation, {@code nav.<word>} in the bundles. */
    public record Link(String path, String word) {}

    /** The words of {@code key}, with {@code arguments} put in; JTE escapes them. A missing key shows its name. */
    public String text(String key, Object... arguments) {
        return String.valueOf(messages.getMessage(key, arguments, key, locale));
    }

    /** The words of {@code key} as they stand, for {@link #localize}, which puts in content and escapes values. */
    @Override
    public String lookup(String key) {
        return String.valueOf(messages.getMessage(key, null, key, locale));
    }

    /** Whether the reader has {@code role}. */
    public boolean may(String role) {
        return roles.contains(role);
    }

    public boolean isJapanese() {
        return locale.getLanguage().equals("ja");
    }

    /** The link to this page in the other language. */
    public String inOtherLanguage() {
        return path + "?lang=" + (isJapanese() ? "en" : "ja");
    }

    /** A moment as people write it: 11月13日(木) 12:00, Thu 13 Nov 12:00. */
    public String time(Instant moment) {
        return format(isJapanese() ? "M月d日(E) HH:mm" : "EEE d MMM HH:mm").format(moment);
    }

    /** The day of a moment: 11月13日(木), Thu 13 Nov. */
    public String day(Instant moment) {
        return format(isJapanese() ? "M月d日(E)" : "EEE d MMM").format(moment);
    }

    /** A day. */
    public String day(LocalDate day) {
        return format(isJapanese() ? "M月d日(E)" : "EEE d MMM").format(day);
    }

    /** An amount of yen: ¥1,284,300. */
    public String yen(BigDecimal amount) {
        return "¥" + NumberFormat.getIntegerInstance(Locale.ROOT).format(amount);
    }

    /** A number with its thousands apart. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }

    /** How many whole days lie between {@code moment} and now. */
    public long daysSince(Instant moment) {
        return Math.max(0, Duration.between(moment, now).toDays());
    }

    /** The hidden field that every form with {@code method="post"} needs. */
    public Content csrfField() {
        return output -> {
            if (csrf != null) {
                output.writeContent("<input type=\"hidden\" name=\"" + csrf.getParameterName() + "\" value=\""
                        + csrf.getToken() + "\">");
            }
        };
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(BusinessTime.ZONE);
    }
}
