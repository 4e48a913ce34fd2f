package dev.stopgap.supplier;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we know of a supplier before anything happens: its file in {@code suppliers/}, checked at the start.
 *
 * @param name as its own people write it, in Japanese
 * @param nameEn in English
 * @param spellings other ways it is written in notices
 * @param services its services; those of which {@code ours} is true are the ones we buy from
 * @param domains the registered domains, subdomains included; a text from anywhere else is never official
 * @param newsDomains from where news may be fetched
 * @param comparisonDomains from where comparisons may be fetched
 * @param sources where its state is read
 * @param vocabulary words for areas on top of the common ones: area name to words
 * @param validity how long an official word on an area holds, by area name; then the area is unknown
 * @param slaDays how many days of delay we bear, by item class
 * @param cancellation until when and at what cost an order can be cancelled; the first that fits holds
 * @param closing when it closes its books and when we pay
 * @param refundDays days after which a refund that has not come is missing
 * @param registrationNumber of its qualified invoices, if known
 * @param taxRounding how it rounds tax, if known
 * @param contacts by purpose: {@code orders}, {@code billing}, {@code support}
 * @param imports how its exports are mapped to the canonical files
 * @param allowPrivateAddresses whether its sources may lie at a private address: only for drills
 * @param robotsPermissions hosts that have permitted in writing what their robots.txt forbids: host to where that stands
 */
public record SupplierProfile(
        String id,
        String name,
        String nameEn,
        List<String> spellings,
        List<Service> services,
        List<String> domains,
        List<String> newsDomains,
        List<String> comparisonDomains,
        List<Source> sources,
        Map<String, List<String>> vocabulary,
        Map<String, Duration> validity,
        Map<String, Integer> slaDays,
        List<CancellationRule> cancellation,
        Closing closing,
        int refundDays,
        @Nullable String registrationNumber,
        @Nullable String taxRounding,
        Map<String, Contact> contacts,
        Imports imports,
        boolean allowPrivateAddresses,
        Map<String, String> robotsPermissions) {

    public SupplierProfile {
        spellings = orEmpty(spellings);
        services = orEmpty(services);
        domains = orEmpty(domains);
        newsDomains = orEmpty(newsDomains);
        comparisonDomains = orEmpty(comparisonDomains);
        sources = orEmpty(sources);
        cancellation = orEmpty(cancellation);
        vocabulary = vocabulary == null ? Map.of() : vocabulary;
        validity = validity == null ? Map.of() : validity;
        slaDays = slaDays == null ? Map.of() : slaDays;
        contacts = contacts == null ? Map.of() : contacts;
        robotsPermissions = robotsPermissions == null ? Map.of() : Map.copyOf(robotsPermissions);
        closing = closing == null ? new Closing("END_OF_MONTH", "END_OF_NEXT_MONTH") : closing;
        imports = imports == null ? new Imports(Map.of(), Map.of(), List.of(), null) : imports;
        refundDays = refundDays == 0 ? 30 : refundDays;
    }

    public SupplierId supplierId() {
        return new SupplierId(id);
    }

    /** The registered domains from which a source of {@code tier} may be fetched. */
    public List<String> domains(Tier tier) {
        return switch (tier) {
            case OFFICIAL -> domains;
            case NEWS -> newsDomains;
            case COMPARISON -> comparisonDomains;
        };
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** One of the supplier's services, and whether it is one we use. */
    public record Service(String name, @Nullable List<String> spellings, boolean ours) {

        public Service {
            spellings = orEmpty(spellings);
        }
    }

    /**
     * Where a supplier's state is read.
     *
     * @param kind PAGE, FEED or MAILBOX
     * @param url of a page or feed; {@code imap://…} of a mailbox, without its password
     * @param tier OFFICIAL, NEWS or COMPARISON
     * @param every the rhythm
     * @param selector the page's main part, as a CSS selector
     * @param from of a mailbox: the senders whose mails count; others are not looked at
     * @param authservId of a mailbox: the server whose Authentication-Results are ours; a sender can write others
     */
    public record Source(
            String id,
            String kind,
            URI url,
            String tier,
            Duration every,
            @Nullable String selector,
            List<String> from,
            @Nullable String authservId) {

        public Source {
            from = orEmpty(from);
        }
    }

    /**
     * What a cancellation takes.
     *
     * @param shipMode WAREHOUSE, DIRECT, or null for any
     * @param customization NONE, NAME_PRINT, MADE_TO_ORDER, SPECIAL, or null for any
     * @param allowedUntil the last fulfilment status in which it is possible; null: never
     * @param feePercent of the line's amount
     * @param clause where the terms say so
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CancellationRule(
            @Nullable String shipMode,
            @Nullable String customization,
            @Nullable String allowedUntil,
            int feePercent,
            @Nullable String clause) {}

    /**
     * When it closes its books and when we pay.
     *
     * @param day END_OF_MONTH or a day of the month
     * @param payment END_OF_NEXT_MONTH, or {@code NEXT_MONTH_<day>}, {@code SAME_MONTH_<day>}
     */
    public record Closing(String day, String payment) {}

    /** How to reach somebody: what is missing does not exist. */
    public record Contact(
            @Nullable String name,
            @Nullable String mail,
            @Nullable String fax,
            @Nullable String phone,
            @Nullable String hours) {}

    /**
     * How its exports are mapped: the header synonyms ({@code kind.column} to the file's headers) and value tables
     * ({@code kind.column.value} to the file's values), date patterns, and the encoding where it cannot be told.
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Imports(
            Map<String, List<String>> headers,
            Map<String, List<String>> values,
            List<String> datePatterns,
            @Nullable String encoding) {

        public Imports {
            headers = headers == null ? Map.of() : headers;
            values = values == null ? Map.of() : values;
            datePatterns = datePatterns == null ? List.of() : datePatterns;
        }
    }
}
