package dev.stopgap.watch;

import dev.stopgap.supplier.Domains;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Tier;
import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
            var address = URI.create(url.strip());
            if (address.getHost() != null || address.getAuthority() == null) {
                return Optional.ofNullable(address.getHost());
            }
            // Letters of other scripts, which look like ours: as the network writes them, they begin with xn--.
            String authority = address.getAuthority();
            String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
            return Optional.of(IDN.toASCII(host, IDN.ALLOW_UNASSIGNED));
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
        var results = AuthResults.by(servers(profile), headers);
        if (results.isEmpty()) {
            return new Origin(Verdict.SUSPICIOUS, "unchecked", domain);
        }
        return results.get().vouchFor(profile.domains())
                ? new Origin(Verdict.GENUINE, "authenticated", domain)
                : new Origin(
                        Verdict.SUSPICIOUS, "notAuthenticated", results.get().summary());
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

    /** The servers of ours whose results are believed; a header that the sender wrote himself bears another server's name. */
    private static List<String> servers(SupplierProfile profile) {
        return profile.sources().stream()
                .map(SupplierProfile.Source::authservId)
                .flatMap(server -> Optional.ofNullable(server).stream())
                .map(server -> server.toLowerCase(Locale.ROOT))
                .toList();
    }
}
