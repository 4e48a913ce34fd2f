package dev.stopgap.platform;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;

/**
 * Answers a cell of a decision table from memory where it has answered it before: FEEL is evaluated anew for each cell, at
 * about a millisecond, and a triage asks the same few cells of a hundred combinations thousands of times. A cell is
 * remembered only if nothing but its own input can decide it, so the answer is the one that FEEL would give.
 */
final class RememberingFeel implements FeelEngine {

    private static final int REMEMBERED = 20_000;
    private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern NAMES = Pattern.compile("[\\p{L}_?][\\p{L}\\p{N}_]*+");

    private final FeelEngine feel;
    private final Map<Question, Boolean> answers = new ConcurrentHashMap<>();
    private final Map<Question, Optional<Object>> values = new ConcurrentHashMap<>();

    RememberingFeel(FeelEngine feel) {
        this.feel = feel;
    }

    private record Question(String cell, @Nullable Object input) {}

    /** An input or output of a table is as a rule one variable's name or one literal. */
    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // what FEEL gave for the same question before, null as well
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        String name = expression.strip();
        var typed = NAMES.matcher(name).matches() ? variables.resolve(name) : null;
        Object input = typed == null ? null : typed.getValue();
        if (!isPlain(input) || !dependsOnlyOn(expression, typed == null ? "" : name)) {
            return feel.evaluateSimpleExpression(expression, variables);
        }
        return (T) values.computeIfAbsent(
                        new Question(expression, input),
                        question -> Optional.ofNullable(feel.evaluateSimpleExpression(expression, variables)))
                .orElse(null);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String cell, String inputName, VariableContext variables) {
        var typed = variables.resolve(inputName);
        Object input = typed == null ? null : typed.getValue();
        if (!isPlain(input) || !dependsOnlyOn(cell, inputName)) {
            return feel.evaluateSimpleUnaryTests(cell, inputName, variables);
        }
        if (answers.size() > REMEMBERED) {
            answers.clear();
            values.clear();
        }
        return answers.computeIfAbsent(
                new Question(cell, input), question -> feel.evaluateSimpleUnaryTests(cell, inputName, variables));
    }

    private static boolean isPlain(@Nullable Object input) {
        return input == null || input instanceof String || input instanceof Number || input instanceof Boolean;
    }

    // A name in the cell may be another variable, or a function of the moment such as now(): then it is asked each
    // time.
    private static boolean dependsOnlyOn(String cell, String inputName) {
        return NAMES.matcher(STRINGS.matcher(cell).replaceAll(""))
                .results()
                .map(name -> name.group())
                .allMatch(name -> name.equals(inputName) || name.equals("not") || isLiteral(name));
    }

    private static boolean isLiteral(String name) {
        return name.equals("true") || name.equals("false") || name.equals("null");
    }
}
