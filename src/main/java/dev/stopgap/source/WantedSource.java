package dev.stopgap.source;

import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.Domains;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.SupplierProfile.Source;
import dev.stopgap.supplier.Tier;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A source as somebody has typed it: to be tried, or to be added. A {@link Problem} says what is wrong with it.
 *
 * @param id of one that is to be added
 * @param kind PAGE (if not given), FEED or MAILBOX
 * @param tier OFFICIAL (if not given), NEWS or COMPARISON
 * @param every its rhythm as ISO duration, a quarter of an hour if not given
 */
record WantedSource(
        @Nullable String id,
        @Nullable String kind,
        @Nullable String tier,
        @Nullable String url,
        @Nullable String selector,
        @Nullable String every) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int LONGEST = 2_000;
    private static final Duration SHORTEST_RHYTHM = Duration.ofMinutes(1);
    private static final Duration LONGEST_RHYTHM = Duration.ofDays(7);

    /** The source as it is to be tried. */
    Source toTry() {
        return source("trial");
    }

    /** The source as it is to be added to {@code profile}: only of registered domains, as in the profile itself. */
    Source toAdd(SupplierProfile profile) {
        String name = id == null ? "" : id.strip();
        if (!ID.matcher(name).matches()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "source.id", name);
        }
        var source = source(name);
        if (source.kind().equals("MAILBOX")) {
            throw new Problem(HttpStatus.BAD_REQUEST, "source.mailbox");
        }
        URI address = source.url();
        if (!Set.of("http", "https").contains(address.getScheme())
                || address.getUserInfo() != null
                || address.toString().length() > LONGEST) {
            throw new Problem(HttpStatus.BAD_REQUEST, "source.url", address);
        }
        var domains = profile.domains(Tier.valueOf(source.tier()));
        if (!Domains.contains(domains, address.getHost())) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "source.notRegistered",
                    address.getHost(),
                    "domains." + source.tier().toLowerCase(Locale.ROOT),
                    domains.isEmpty() ? "-" : String.join(", ", domains));
        }
        for (Source other : profile.sources()) {
            if (other.id().equals(name)) {
                throw new Problem(HttpStatus.CONFLICT, "source.idTaken", name);
            }
            if (AddedSources.samePlace(other, source)) {
                throw new Problem(HttpStatus.CONFLICT, "source.inProfile", other.id());
            }
        }
        return source;
    }

    private Source source(String name) {
        return new Source(
                name,
                oneOf("kind", kind, "PAGE", Set.of("PAGE", "FEED", "MAILBOX")),
                address(),
                oneOf("tier", tier, "OFFICIAL", Set.of("OFFICIAL", "NEWS", "COMPARISON")),
                rhythm(),
                selector == null || selector.isBlank() ? null : selector.strip(),
                List.of(),
                null);
    }

    private static String oneOf(String name, @Nullable String value, String usual, Set<String> values) {
        if (value == null || value.isBlank()) {
            return usual;
        }
        String upper = value.strip().toUpperCase(Locale.ROOT);
        if (!values.contains(upper)) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "source.value",
                    name,
                    value,
                    String.join(", ", values.stream().sorted().toList()));
        }
        return upper;
    }

    private URI address() {
        try {
            URI address = URI.create(url == null ? "" : url.strip());
            if (address.getHost() != null && address.getScheme() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as of any other address that is none.
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "source.url", String.valueOf(url));
    }

    private Duration rhythm() {
        if (every == null || every.isBlank()) {
            return Duration.ofMinutes(15);
        }
        try {
            Duration rhythm = Duration.parse(every.strip());
            if (rhythm.compareTo(SHORTEST_RHYTHM) >= 0 && rhythm.compareTo(LONGEST_RHYTHM) <= 0) {
                return rhythm;
            }
        } catch (DateTimeParseException e) {
            // Said below, as of any other rhythm that is none.
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "source.every", every);
    }
}
