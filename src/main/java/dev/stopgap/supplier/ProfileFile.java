package dev.stopgap.supplier;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A profile as its YAML file writes it; docs/supplier.md tells the keys. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ProfileFile(
        @Nullable String id,
        boolean fictional,
        @Nullable Name name,
        @Nullable List<String> spellings,
        @Nullable List<ServiceEntry> services,
        @Nullable Domains domains,
        boolean allowPrivateAddresses,
        @Nullable Map<String, String> robotsPermissions,
        @Nullable List<SourceEntry> sources,
        @Nullable Map<String, Duration> validity,
        @Nullable Map<String, List<String>> vocabulary,
        @Nullable Map<String, Integer> slaDays,
        @Nullable List<SupplierProfile.CancellationRule> cancellation,
        @Nullable Billing billing,
        @Nullable List<ContactEntry> contacts,
        SupplierProfile.@Nullable Imports imports) {

    record Name(@Nullable String ja, @Nullable String en) {}

    record ServiceEntry(@Nullable String id, @Nullable Name name, @Nullable List<String> spellings, boolean ours) {}

    record Domains(@Nullable List<String> official, @Nullable List<String> news, @Nullable List<String> comparison) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SourceEntry(
            @Nullable String id,
            @Nullable String kind,
            @Nullable String tier,
            @Nullable URI url,
            @Nullable String selector,
            @Nullable Duration every,
            @Nullable List<String> from,
            @Nullable String authservId) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Billing(
            @Nullable String closingDay,
            @Nullable String paymentDue,
            int refundDays,
            @Nullable String registrationNo,
            @Nullable String taxRounding) {}

    record ContactEntry(
            @Nullable String purpose,
            @Nullable String channel,
            @Nullable String to,
            @Nullable String name,
            @Nullable String hours) {}

    /** The profile; only of a file that {@link ProfileCheck} has passed. */
    SupplierProfile profile() {
        var domainLists = domains == null ? new Domains(null, null, null) : domains;
        var calendar = billing == null ? new Billing(null, null, 0, null, null) : billing;
        String nameJa = name == null || name.ja() == null ? text(id) : name.ja();
        return new SupplierProfile(
                text(id),
                nameJa,
                name == null || name.en() == null ? nameJa : name.en(),
                list(spellings),
                list(services).stream().map(ProfileFile::service).toList(),
                list(domainLists.official()),
                list(domainLists.news()),
                list(domainLists.comparison()),
                list(sources).stream().map(ProfileFile::source).toList(),
                vocabulary == null ? Map.of() : Map.copyOf(vocabulary),
                validity == null ? Map.of() : Map.copyOf(validity),
                slaDays == null ? Map.of() : Map.copyOf(slaDays),
                list(cancellation),
                new SupplierProfile.Closing(
                        calendar.closingDay() == null ? "END_OF_MONTH" : calendar.closingDay(),
                        calendar.paymentDue() == null ? "END_OF_NEXT_MONTH" : calendar.paymentDue()),
                calendar.refundDays() == 0 ? 30 : calendar.refundDays(),
                calendar.registrationNo(),
                calendar.taxRounding(),
                contactsByPurpose(list(contacts)),
                imports == null ? new SupplierProfile.Imports(Map.of(), Map.of(), List.of(), null) : imports,
                allowPrivateAddresses,
                robotsPermissions == null ? Map.of() : robotsPermissions);
    }

    private static SupplierProfile.Service service(ServiceEntry entry) {
        String ja = entry.name() == null || entry.name().ja() == null
                ? text(entry.id())
                : entry.name().ja();
        var spellings = new java.util.ArrayList<>(list(entry.spellings()));
        if (entry.name() != null && entry.name().en() != null) {
            spellings.add(entry.name().en());
        }
        return new SupplierProfile.Service(ja, spellings, entry.ours());
    }

    private static SupplierProfile.Source source(SourceEntry entry) {
        return new SupplierProfile.Source(
                text(entry.id()),
                text(entry.kind()),
                entry.url() == null ? URI.create("") : entry.url(),
                text(entry.tier()),
                entry.every() == null ? Duration.ofHours(1) : entry.every(),
                entry.selector(),
                list(entry.from()),
                entry.authservId());
    }

    private static Map<String, SupplierProfile.Contact> contactsByPurpose(List<ContactEntry> entries) {
        var contacts = new TreeMap<String, SupplierProfile.Contact>();
        for (ContactEntry entry : entries) {
            var known = contacts.getOrDefault(
                    text(entry.purpose()).toLowerCase(Locale.ROOT),
                    new SupplierProfile.Contact(null, null, null, null, null));
            String channel = text(entry.channel());
            contacts.put(
                    text(entry.purpose()).toLowerCase(Locale.ROOT),
                    new SupplierProfile.Contact(
                            entry.name() == null ? known.name() : entry.name(),
                            channel.equals("MAIL") ? entry.to() : known.mail(),
                            channel.equals("FAX") ? entry.to() : known.fax(),
                            channel.equals("PHONE") ? entry.to() : known.phone(),
                            entry.hours() == null ? known.hours() : entry.hours()));
        }
        return contacts;
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
