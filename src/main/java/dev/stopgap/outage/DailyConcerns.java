package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import java.time.LocalDate;
import java.util.List;

/** What a capability finds on a day of an outage that may need a person: one bean a capability, or none. */
public interface DailyConcerns {

    /** What is wrong on {@code day}; what was found before and is still wrong is found again. */
    List<Concern> on(OutageId outage, LocalDate day);

    /**
     * Something that may need a person.
     *
     * @param code what it is: {@code concern.<code>} in the bundles, with the subject as {@code {0}}
     * @param subject what it is about: a SKU, an order line
     */
    record Concern(String code, String subject) {}
}
