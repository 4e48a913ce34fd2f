package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a capability has to report of a case: one bean a capability; the report shows them in the order of their sections. */
public interface CaseFigures {

    /** The figures of {@code outage} as they stand, the same for the same state of the database. */
    List<Figure> figures(OutageId outage);

    /**
     * One figure of the report.
     *
     * @param section what it belongs to: {@code triage}, {@code billing}…
     * @param code its name: {@code figure.<section>.<code>} in the bundles is its label
     * @param detail what tells several of one code apart, such as a conclusion's name; null where there is one
     * @param lines how many lines, messages, findings
     * @param yen how much, excluding tax, or null where it is no money
     * @param from where it comes from: the table and condition, readable by whoever wants to check it
     */
    record Figure(
            String section, String code, @Nullable String detail, long lines, @Nullable BigDecimal yen, String from) {}
}
