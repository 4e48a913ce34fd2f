package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges whether a text is the supplier's own: by registered domains, and for mails by what our own server found. */
final class OriginCheck {

    /** What becomes of a text. */
    enum Verdict {
        /** The supplier's own: it decides. */
        GENUINE,
        /** News, comparison, or somebody else's: shown, decides nothing. */
        BACKGROUND,
        /** Claims to be the supplier's, and something speaks against it: a person judges. */
        SUSPICIOUS
    }

    /** A verdict with its reason for people, as codes of {@code watch.origin.<code>} with one word each. */
    record Origin(Verdict verdict, String code, String detail) {}

    private static final Pattern RESULT = Pattern.compile("\\b(spf|dkim|dmarc)\\s{0,3}=\\s{0,3}([a-z]{3,12})");
    private static final Pattern DKIM_DOMAIN =
            Pattern.compile("header\\.(?:d|i)\\s{0,3}=\\s{0,3}@?([a-z0-9.-]{3,200})");

    private OriginCheck() {}

    static Origin of(
            SupplierProfile profile,
            Tier tier,
            String channel,
            @Nullable String url,
            Map<String, String> headers,
            String text) {
        if (tier != Tier.OFFICIAL) {
            return new Origin(Verdict.BACKGROUND, "tier", tier.name());
        }
        if (channel.equals("MAILBOX")) {
            return ofMail(profile, headers, text);
        }
        if (url == null) {
            return new Origin(Verdict.GENUINE, "entered", channel);
        }
        String host = host(url).orElse("");
        if (Domains.contains(profile.domains(), host)) {
            return new Origin(Verdict.GENUINE, "registered", host);
        }
        Optional<String> imitated = Domains.imitated(profile.domains(), host);
        return imitated.map(domain -> new Origin(Verdict.SUSPICIOUS, "imitates", host + " / " + domain))
                .orElseGet(() -> new Origin(Verdict.SUSPICIOUS, "unregistered", host));
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url.strip()).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Origin ofMail(SupplierProfile profile, Map<String, String> headers, String text) {
        String from = headers.getOrDefault("from.address", "").toLowerCase(Locale.ROOT);
        String domain = from.substring(from.indexOf('@') + 1);
        if (!Domains.contains(profile.domains(), domain)) {
            Optional<String> imitated = Domains.imitated(profile.domains(), domain);
            if (imitated.isPresent()) {
                return new Origin(Verdict.SUSPICIOUS, "imitates", domain + " / " + imitated.get());
            }
            boolean claims = names(profile).stream()
                    .anyMatch(name -> text.contains(name)
                            || headers.getOrDefault("from.name", "").contains(name));
            return claims
                    ? new Origin(Verdict.SUSPICIOUS, "unregistered", domain)
                    : new Origin(Verdict.BACKGROUND, "stranger", domain);
        }
        Optional<String> results = ownResults(profile, headers);
        if (results.isEmpty()) {
            return new Origin(Verdict.SUSPICIOUS, "unchecked", domain);
        }
        return authenticated(profile, results.get())
                ? new Origin(Verdict.GENUINE, "authenticated", domain)
                : new Origin(Verdict.SUSPICIOUS, "notAuthenticated", summary(results.get()));
    }

    private static List<String> names(SupplierProfile profile) {
        var names = new ArrayList<>(profile.spellings());
        names.add(profile.name());
        profile.services().stream()
                .filter(SupplierProfile.Service::ours)
                .map(SupplierProfile.Service::name)
                .forEach(names::add);
        return names;
    }

    /** What the receiving server found; a header that the sender wrote himself bears another server's name. */
    private static Optional<String> ownResults(SupplierProfile profile, Map<String, String> headers) {
        var servers = profile.sources().stream()
                .map(SupplierProfile.Source::authservId)
                .filter(java.util.Objects::nonNull)
                .map(server -> server.toLowerCase(Locale.ROOT))
                .toList();
        return headers.entrySet().stream()
                .filter(header -> header.getKey().startsWith("authentication-results"))
                .map(header -> header.getValue().toLowerCase(Locale.ROOT).strip())
                .filter(value -> servers.stream()
                        .anyMatch(server -> value.startsWith(server) && !value.startsWith(server + ".")))
                .findFirst();
    }

    private static boolean authenticated(SupplierProfile profile, String results) {
        String dmarc = "";
        boolean dkim = false;
        Matcher matcher = RESULT.matcher(results);
        while (matcher.find()) {
            if (matcher.group(1).equals("dmarc")) {
                dmarc = matcher.group(2);
            } else if (matcher.group(1).equals("dkim")) {
                Matcher signer = DKIM_DOMAIN.matcher(results);
                dkim |= matcher.group(2).equals("pass")
                        && signer.find()
                        && Domains.contains(profile.domains(), signer.group(1));
            }
        }
        return dmarc.equals("pass") || dkim && !dmarc.equals("fail");
    }

    private static String summary(String results) {
        var found = new ArrayList<String>();
        Matcher matcher = RESULT.matcher(results);
        while (matcher.find()) {
            found.add(matcher.group(1) + "=" + matcher.group(2));
        }
        return found.isEmpty() ? "-" : String.join(", ", found);
    }
}
