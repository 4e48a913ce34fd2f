package dev.stopgap.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;

class RememberingFeelTest {

    private final FeelEngine feel = new ScalaFeelEngineFactory(List.of()).createInstance();
    private final RememberingFeel remembering = new RememberingFeel(feel);

    @Test
    void answersAsFeelDoesForWhateverIsAskedAgainAndAgain() {
        var cells = List.of(
                "> 7",
                "[0..30]",
                "<= 0",
                "\"A\"",
                "\"A\",\"B\"",
                "not(\"C\")",
                "not(> 3)",
                "true",
                "null",
                "> limit",
                "-1",
                "?  > 5");
        var inputs = new Object[] {"A", "B", "C", "not", 0, 3, 5, 7, 8, 30, 31, -1, true, false, null};
        var random = new Random(20251019);
        IntStream.range(0, 3_000).forEach(round -> {
            String cell = cells.get(random.nextInt(cells.size()));
            Object input = inputs[random.nextInt(inputs.length)];
            var variables = variables(input, random.nextInt(10));
            assertThat(answer(remembering, cell, variables))
                    .as("%s of %s", cell, input)
                    .isEqualTo(answer(feel, cell, variables));
        });
    }

    @Test
    void givesTheValueOfAVariableOrLiteralAsFeelDoes() {
        var expressions = List.of("cellInput", "limit", "\"CANCEL\"", "12", "true", "limit + 1", "null");
        for (Object input : new Object[] {"A", 3, 7.5, true, null, "A", 3}) {
            for (int limit : new int[] {1, 2, 1}) {
                for (String expression : expressions) {
                    var variables = variables(input, limit);
                    assertThat(remembering.<Object>evaluateSimpleExpression(expression, variables))
                            .as("%s where the input is %s and the limit %s", expression, input, limit)
                            .isEqualTo(feel.<Object>evaluateSimpleExpression(expression, variables));
                }
            }
        }
    }

    private static VariableContext variables(Object input, int limit) {
        return Variables.createVariables()
                .putValue("cellInput", input)
                .putValue("limit", limit)
                .asVariableContext();
    }

    // What FEEL refuses, it must refuse from memory as well.
    private static String answer(FeelEngine engine, String cell, VariableContext variables) {
        try {
            return String.valueOf(engine.evaluateSimpleUnaryTests(cell, "cellInput", variables));
        } catch (RuntimeException e) {
            return "refused";
        }
    }
}
