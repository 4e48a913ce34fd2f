package dev.stopgap.triage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/**
 * The deployed decision table {@code lineProposal}. Its thresholds are read from its own input entries, so that whoever
 * edits a number edits the bands with it.
 */
@Component
class DmnProposalRules implements ProposalRules {

    static final String DECISION = "lineProposal";

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    // Only comparisons with plain numbers can be banded: "<= 7", "[1..5]", "> 0", "2, 3", "not(0)", or nothing.
    private static final Pattern BANDABLE = Pattern.compile("(?:not|[\\s\\d.,<>=\\[\\]()\\-])*");

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    DmnProposalRules(RepositoryService repository, DecisionService decisions) {
        this.repository = repository;
        this.decisions = decisions;
    }

    @Override
    public Map<String, List<BigDecimal>> thresholds() {
        return table().thresholds();
    }

    @Override
    public Proposal ask(Map<String, Object> facts) {
        var result =
                decisions.evaluateDecisionTableById(latest()).variables(facts).evaluate();
        if (result.isEmpty()) {
            throw new IllegalStateException("No rule of the table " + DECISION + " fits " + new TreeMap<>(facts)
                    + ". Give the table a last rule without conditions.");
        }
        var first = result.getSingleResult();
        return new Proposal(
                Conclusion.valueOf(first.getEntry("proposal")), first.getEntry("rule"), first.getEntry("needsPerson"));
    }

    @Override
    public String meaning(String rule) {
        return table().meanings().getOrDefault(rule, rule);
    }

    private Table table() {
        return tables.computeIfAbsent(latest(), this::read);
    }

    private String latest() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DECISION)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private Table read(String definition) {
        var model = repository.getDmnModelInstance(definition);
        var table = model.getModelElementsByType(DecisionTable.class).iterator().next();
        var inputs = new ArrayList<>(table.getInputs());
        var rules = new ArrayList<>(table.getRules());
        var thresholds = new TreeMap<String, List<BigDecimal>>();
        for (int column = 0; column < inputs.size(); column++) {
            Input input = inputs.get(column);
            if ("number".equals(input.getInputExpression().getTypeRef())) {
                var numbers = new TreeSet<BigDecimal>();
                for (Rule rule : rules) {
                    numbers.addAll(numbers(rule, input, column));
                }
                thresholds.put(
                        input.getInputExpression().getText().getTextContent().trim(), List.copyOf(numbers));
            }
        }
        var meanings = new TreeMap<String, String>();
        for (Rule rule : rules) {
            meanings.put(rule.getId(), rule.getDescription().getTextContent());
        }
        return new Table(thresholds, meanings);
    }

    private static List<BigDecimal> numbers(Rule rule, Input input, int column) {
        String cell = new ArrayList<>(rule.getInputEntries())
                .get(column)
                .getTextContent()
                .trim();
        if (!BANDABLE.matcher(cell).matches()) {
            throw new IllegalStateException(
                    "Rule %s of the table %s, column \"%s\": \"%s\" is not a comparison with plain numbers. Write it as \"> 7\", \"<= 0\" or \"[1..5]\"."
                            .formatted(rule.getId(), DECISION, input.getLabel(), cell));
        }
        // "1..5" is two numbers; a lone "-" means any value.
        return NUMBER.matcher(cell.replace("..", " "))
                .results()
                .map(match -> new BigDecimal(match.group()))
                .toList();
    }

    private record Table(Map<String, List<BigDecimal>> thresholds, Map<String, String> meanings) {}
}
