package dev.stopgap.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.testing.StopgapTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class ProposalRulesTest {

    @Autowired
    ProposalRules rules;

    @Autowired
    JdbcClient db;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "R01 | CONTINUE   | false | progress=PICKING",
                "R02 | CONTINUE   | false | shipFate=CHECKED_BY_SUPPLIER, itemClass=A",
                "R03 | CONTINUE   | false | daysOverSla=0, stockGapDays=0",
                "R04 | CONTINUE   | false | daysOverSla=0, stockGapDays=3, itemClass=C",
                "R05 | SPLIT      | false | progress=PARTLY_SHIPPED, openYen=30000",
                "R06 | SPLIT      | true  | progress=PARTLY_SHIPPED, openYen=30001",
                "R07 | CONTINUE   | false | cancellable=false, openYen=30000",
                "R08 | SPLIT      | true  | cancellable=false, openYen=30001",
                "R09 | SUBSTITUTE | true  | use=MEDICAL",
                "R10 | SUBSTITUTE | false | itemClass=C, openYen=5000",
                "R11 | SUBSTITUTE | true  | itemClass=A, feePercent=20",
                "R12 | SUBSTITUTE | true  | ",
                "R13 | SUBSTITUTE | true  | substitutes=1",
                "R14 | SUBSTITUTE | true  | priceRisePercent=31",
                "R15 | CONTINUE   | true  | feePercent=10",
                "R16 | CANCEL     | false | itemClass=C, substitutes=0, daysOverSla=15, openYen=5000",
                "R17 | CANCEL     | true  | itemClass=C, substitutes=0, daysOverSla=15",
                "R18 | SPLIT      | true  | itemClass=A, substitutes=0",
                "R19 | CONTINUE   | true  | substitutes=0",
            })
    void eachRuleSaysWhatItsDescriptionSays(
            String rule, Conclusion conclusion, boolean needsPerson, @Nullable String differs) {
        assertThat(rules.ask(facts(differs))).isEqualTo(new ProposalRules.Proposal(conclusion, rule, needsPerson));
        assertThat(rules.meaning(rule)).isNotEqualTo(rule);
    }

    @Test
    void aDirectShipmentBeingCheckedIsNeverCancelledWhateverElseHolds() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var facts = random(random);
            facts.put("shipFate", "CHECKED_BY_SUPPLIER");
            assertThat(rules.ask(facts).conclusion()).as("%s", facts).isEqualTo(Conclusion.CONTINUE);
        }
    }

    @Test
    void whatTheTermsForbidIsNeverProposedToBeCancelled() {
        var random = new Random(8);
        for (int i = 0; i < 300; i++) {
            var facts = random(random);
            facts.put("cancellable", false);
            assertThat(rules.ask(facts).conclusion()).as("%s", facts).isIn(Conclusion.CONTINUE, Conclusion.SPLIT);
        }
    }

    @Test
    void askingForABandIsAskingForEachOfItsValues() {
        var random = new Random(9);
        for (int i = 0; i < 500; i++) {
            var facts = random(random);
            var banded = new HashMap<>(facts);
            for (String measure : Classification.MEASURES) {
                var bands = new Bands(rules.thresholds().getOrDefault(measure, List.of()));
                banded.put(measure, bands.example(bands.of(new BigDecimal(String.valueOf(facts.get(measure))))));
            }
            assertThat(rules.ask(banded)).as("%s", facts).isEqualTo(rules.ask(facts));
        }
    }

    @Test
    void theDatabaseBandsAsTheApplicationDoes() {
        var thresholds = List.of(new BigDecimal("-2"), BigDecimal.ZERO, new BigDecimal("7"), new BigDecimal("30000"));
        var bands = new Bands(thresholds);
        for (String value : List.of("-3", "-2", "-1", "0", "3", "7", "8", "30000", "30001")) {
            assertThat(db.sql("select band(:value::numeric, '{-2,0,7,30000}')")
                            .param("value", value)
                            .query(Integer.class)
                            .single())
                    .as(value)
                    .isEqualTo(bands.of(new BigDecimal(value)));
        }
        assertThat(db.sql("select band(5, '{}')").query(Integer.class).single())
                .isEqualTo(new Bands(List.of()).of(BigDecimal.TEN))
                .isZero();
    }

    @Test
    void theThresholdsAreThoseOfTheTableItself() {
        assertThat(rules.thresholds())
                .containsEntry("openYen", List.of(new BigDecimal("5000"), new BigDecimal("30000")))
                .containsEntry("feePercent", List.of(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("20")));
    }

    private static Map<String, Object> facts(@Nullable String differs) {
        var facts = new HashMap<String, Object>(Map.of(
                "progress", "NOT_SHIPPED",
                "shipFate", "WAREHOUSE",
                "cancellable", true,
                "itemClass", "B",
                "use", "NORMAL"));
        Classification.MEASURES.forEach(measure -> facts.put(measure, BigDecimal.ZERO));
        facts.put("daysOverSla", new BigDecimal("10"));
        facts.put("substitutes", new BigDecimal("2"));
        facts.put("substituteLeadDays", new BigDecimal("3"));
        facts.put("openYen", new BigDecimal("50000"));
        if (differs != null && !differs.isEmpty()) {
            for (String pair : differs.split(",\\s*")) {
                String name = pair.substring(0, pair.indexOf('='));
                String value = pair.substring(pair.indexOf('=') + 1);
                facts.put(
                        name,
                        Classification.MEASURES.contains(name)
                                ? new BigDecimal(value)
                                : name.equals("cancellable") ? Boolean.valueOf(value) : value);
            }
        }
        return facts;
    }

    private static Map<String, Object> random(Random random) {
        var facts = facts("");
        facts.put("progress", one(random, "NOT_SHIPPED", "PARTLY_SHIPPED"));
        facts.put("shipFate", one(random, "WAREHOUSE", "DIRECT"));
        facts.put("itemClass", one(random, "A", "B", "C"));
        facts.put("use", one(random, "NORMAL", "MEDICAL", "MAINTENANCE", "KEY_CUSTOMER"));
        facts.put("cancellable", random.nextBoolean());
        facts.put("daysOverSla", new BigDecimal(random.nextInt(-5, 40)));
        facts.put("stockGapDays", new BigDecimal(random.nextInt(-5, 40)));
        facts.put("feePercent", new BigDecimal(one(random, "0", "1", "10", "20", "100")));
        facts.put("substitutes", new BigDecimal(random.nextInt(0, 4)));
        facts.put("substituteLeadDays", new BigDecimal(random.nextInt(0, 15)));
        facts.put("priceRisePercent", new BigDecimal(random.nextInt(-20, 60)));
        facts.put("openYen", new BigDecimal(random.nextInt(1, 60_000)));
        return facts;
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
