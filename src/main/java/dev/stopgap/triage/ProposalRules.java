package dev.stopgap.triage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The rules that purchasing edits, as the triage asks them. */
interface ProposalRules {

    /**
     * The numbers that the rules compare each continuous fact with, ascending, by the name of the fact. Between two of them
     * the rules cannot tell values apart.
     */
    Map<String, List<BigDecimal>> thresholds();

    /** What the first rule that fits says of {@code facts}; every fact that the rules name is there. */
    Proposal ask(Map<String, Object> facts);

    /** What the rule means, in the installation's language. */
    String meaning(String rule);

    /**
     * What a rule proposes.
     *
     * @param rule its id, such as {@code R12}
     * @param needsPerson whether somebody has to decide, or the rule decides alone
     */
    record Proposal(Conclusion conclusion, String rule, boolean needsPerson) {}
}
