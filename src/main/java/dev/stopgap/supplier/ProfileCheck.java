package dev.stopgap.supplier;

import dev.stopgap.platform.StartupFailure;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses a profile that reads but means nothing: with its file, line, key, value and remedy. */
final class ProfileCheck {

    // Written out, not taken from the modules above: a profile knows nothing of them.
    private static final Set<String> AREAS =
            Set.of("ORDERING", "SHIPPING", "BILLING", "EMAIL", "FAX", "DIRECT_SHIP", "RETURNS", "SITE");
    private static final Set<String> STATUSES = Set.of(
            "NOT_SHIPPED",
            "PARTLY_SHIPPED",
            "PICKING",
            "SHIPPED",
            "IN_TRANSIT",
            "DELIVERED",
            "ON_HOLD",
            "ERROR_RETURNED",
            "ALLOCATION_FAILED");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");
    private static final Pattern REGISTRATION = Pattern.compile("T\\d{13}");
    private static final Pattern CLOSING = Pattern.compile("END_OF_MONTH|[1-9]|1\\d|2[0-8]");
    private static final Pattern PAYMENT =
            Pattern.compile("END_OF_(SAME|NEXT)_MONTH|(SAME|NEXT)_MONTH_([1-9]|1\\d|2\\d|3[01])");

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Path file;
    private final YamlLines lines;
    private final Locale language;
    private final List<ProfileLook.Finding> findings = new ArrayList<>();

    ProfileCheck(Path file, YamlLines lines, Locale language) {
        this.file = file;
        this.lines = lines;
        this.language = language;
    }

    /** Stops the start at the first thing that is wrong. */
    void check(ProfileFile profile) {
        findings(profile).stream().findFirst().ifPresent(first -> {
            throw new StartupFailure(
                    file + ", line " + first.line() + ": " + first.key() + " " + first.problem() + ".",
                    first.remedy() + " docs/supplier.md lists every key of a profile.",
                    null);
        });
    }

    /** Everything that is wrong, from the top. */
    List<ProfileLook.Finding> findings(ProfileFile profile) {
        findings.clear();
        require(profile.name() != null && profile.name().ja() != null, "name", "name");
        names(profile);
        domains(profile);
        sources(profile);
        permissions(profile);
        words(profile);
        amounts(profile);
        billing(profile.billing());
        contacts(profile);
        return List.copyOf(findings);
    }

    private void names(ProfileFile profile) {
        int index = 0;
        for (var service : list(profile.services())) {
            require(service.name() != null && service.name().ja() != null, "services." + index, "serviceName");
            index++;
        }
        require(
                list(profile.services()).isEmpty()
                        || list(profile.services()).stream().anyMatch(ProfileFile.ServiceEntry::ours),
                "services",
                "ours");
    }

    private void domains(ProfileFile profile) {
        var domains = profile.domains();
        if (domains == null) {
            return;
        }
        domains("official", domains.official());
        domains("news", domains.news());
        domains("comparison", domains.comparison());
    }

    private void domains(String key, @Nullable List<String> domains) {
        int index = 0;
        for (String domain : list(domains)) {
            require(
                    domain != null && DOMAIN.matcher(domain).matches(),
                    "domains." + key + "." + index,
                    "domain",
                    String.valueOf(domain));
            index++;
        }
    }

    private void sources(ProfileFile profile) {
        int index = 0;
        var seen = new java.util.HashSet<String>();
        for (var source : list(profile.sources())) {
            String at = "sources." + index++;
            require(source.id() != null, at, "sourceId");
            require(seen.add(String.valueOf(source.id())), at + ".id", "twice", String.valueOf(source.id()));
            oneOf(at + ".kind", source.kind(), Set.of("PAGE", "FEED", "MAILBOX"));
            oneOf(at + ".tier", source.tier(), Set.of("OFFICIAL", "NEWS", "COMPARISON"));
            positive(at + ".every", source.every());
            require(
                    source.every() == null || source.every().compareTo(Duration.ofMinutes(1)) >= 0,
                    at + ".every",
                    "tooOften");
            var url = source.url();
            require(url != null && url.getHost() != null, at + ".url", "host");
            if (url == null || url.getHost() == null) {
                continue;
            }
            boolean mailbox = "MAILBOX".equals(source.kind());
            require(
                    (mailbox ? Set.of("imap", "imaps") : Set.of("http", "https"))
                            .contains(String.valueOf(url.getScheme())),
                    at + ".url",
                    "scheme",
                    url,
                    mailbox ? "imaps://host/folder" : "https://…");
            require(
                    mailbox || registered(profile, source.tier(), url.getHost()),
                    at + ".url",
                    "registered",
                    url.getHost(),
                    String.valueOf(source.tier()).toLowerCase(Locale.ROOT));
            require(
                    url.getUserInfo() == null,
                    at + ".url",
                    "password",
                    "STOPGAP_MAILBOX_"
                            + String.valueOf(profile.id())
                                    .toUpperCase(Locale.ROOT)
                                    .replace('-', '_') + "_PASSWORD");
        }
    }

    private void permissions(ProfileFile profile) {
        map(profile.robotsPermissions()).forEach((host, reason) -> {
            String at = "robots_permissions." + host;
            require(
                    list(profile.sources()).stream()
                            .anyMatch(source -> source.url() != null
                                    && host.equals(source.url().getHost())),
                    at,
                    "noSuchHost",
                    host);
            require(reason != null && reason.strip().length() >= 5, at, "noReason", host);
        });
    }

    private static boolean registered(ProfileFile profile, @Nullable String tier, String host) {
        var domains = profile.domains();
        if (domains == null) {
            return false;
        }
        var list = list(
                switch (String.valueOf(tier)) {
                    case "NEWS" -> domains.news();
                    case "COMPARISON" -> domains.comparison();
                    default -> domains.official();
                });
        return list.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    private void words(ProfileFile profile) {
        map(profile.vocabulary()).forEach((area, words) -> {
            oneOf("vocabulary." + area, area, AREAS);
            require(
                    words != null
                            && words.stream()
                                    .allMatch(
                                            word -> word != null && word.strip().length() > 1),
                    "vocabulary." + area,
                    "shortWord");
        });
        map(profile.validity()).forEach((area, time) -> {
            oneOf("validity." + area, area, AREAS);
            positive("validity." + area, time);
        });
    }

    private void amounts(ProfileFile profile) {
        map(profile.slaDays()).forEach((itemClass, days) -> {
            oneOf("sla_days." + itemClass, itemClass, Set.of("A", "B", "C"));
            require(days != null && days >= 0, "sla_days." + itemClass, "negative");
        });
        int index = 0;
        for (var rule : list(profile.cancellation())) {
            String at = "cancellation." + index++;
            optional(at + ".ship_mode", rule.shipMode(), Set.of("WAREHOUSE", "DIRECT"));
            optional(
                    at + ".customization",
                    rule.customization(),
                    Set.of("NONE", "NAME_PRINT", "MADE_TO_ORDER", "SPECIAL"));
            optional(at + ".allowed_until", rule.allowedUntil(), STATUSES);
            require(
                    rule.feePercent() >= 0 && rule.feePercent() <= 100,
                    at + ".fee_percent",
                    "share",
                    rule.feePercent());
        }
    }

    private void billing(ProfileFile.@Nullable Billing billing) {
        if (billing == null) {
            return;
        }
        matches("billing.closing_day", billing.closingDay(), CLOSING, "closing");
        matches("billing.payment_due", billing.paymentDue(), PAYMENT, "payment");
        matches("billing.registration_no", billing.registrationNo(), REGISTRATION, "registration");
        optional("billing.tax_rounding", billing.taxRounding(), Set.of("FLOOR", "HALF_UP", "CEILING"));
        require(billing.refundDays() >= 0, "billing.refund_days", "negative");
    }

    private void contacts(ProfileFile profile) {
        int index = 0;
        for (var contact : list(profile.contacts())) {
            String at = "contacts." + index++;
            require(contact.purpose() != null, at, "purpose");
            oneOf(at + ".channel", contact.channel(), Set.of("MAIL", "FAX", "PHONE"));
            require(contact.to() != null, at, "address");
        }
    }

    private void positive(String key, @Nullable Duration duration) {
        require(duration != null && !duration.isNegative() && !duration.isZero(), key, "duration");
    }

    private void oneOf(String key, @Nullable String value, Set<String> values) {
        require(
                value != null && values.contains(value),
                key,
                "oneOf",
                String.valueOf(value),
                String.join(", ", values.stream().sorted().toList()));
    }

    private void optional(String key, @Nullable String value, Set<String> values) {
        if (value != null) {
            oneOf(key, value, values);
        }
    }

    private void matches(String key, @Nullable String value, Pattern form, String code) {
        require(value == null || form.matcher(value).matches(), key, code, String.valueOf(value));
    }

    private void require(boolean holds, String key, String code, Object... arguments) {
        if (!holds) {
            findings.add(finding(language, lines.of(key), key, code, arguments));
        }
    }

    /** What is wrong at {@code key}, in words: {@code supplier.fault.<code>} and {@code supplier.remedy.<code>} of the bundles. */
    static ProfileLook.Finding finding(Locale language, int line, String key, String code, Object... arguments) {
        var words = ResourceBundle.getBundle("messages/supplier", language, NO_OTHER_LANGUAGE);
        return new ProfileLook.Finding(
                line,
                key,
                new MessageFormat(words.getString("supplier.fault." + code), language).format(arguments),
                new MessageFormat(words.getString("supplier.remedy." + code), language).format(arguments));
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> Map<String, T> map(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : map;
    }
}
