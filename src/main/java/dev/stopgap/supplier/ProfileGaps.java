package dev.stopgap.supplier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a profile leaves open: no fault, but somebody should know that it is not known. */
final class ProfileGaps {

    private final List<String> open = new ArrayList<>();

    private ProfileGaps() {}

    static List<String> of(ProfileFile profile) {
        var gaps = new ProfileGaps();
        var domains = profile.domains();
        gaps.unless(domains != null && filled(domains.official()), "domains.official");
        gaps.unless(filled(profile.sources()), "sources");
        gaps.unless(filled(profile.contacts()), "contacts");
        gaps.unless(filled(profile.cancellation()), "cancellation");
        gaps.unless(filled(profile.slaDays()), "sla_days");
        var billing = profile.billing();
        gaps.unless(billing != null && billing.closingDay() != null, "billing.closing_day");
        gaps.unless(billing != null && billing.paymentDue() != null, "billing.payment_due");
        gaps.unless(billing != null && billing.registrationNo() != null, "billing.registration_no");
        gaps.unless(billing != null && billing.taxRounding() != null, "billing.tax_rounding");
        gaps.unless(profile.imports() != null, "imports");
        return List.copyOf(gaps.open);
    }

    private void unless(boolean known, String key) {
        if (!known) {
            open.add(key);
        }
    }

    private static boolean filled(@Nullable Collection<?> list) {
        return list != null && !list.isEmpty();
    }

    private static boolean filled(@Nullable Map<?, ?> map) {
        return map != null && !map.isEmpty();
    }
}
