package dev.stopgap.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grammar of endings of one language, as its vocabulary states it: ordered rules, the first that fits decides. */
final class Endings {

    private final List<Rule> rules = new ArrayList<>();

    Endings(JsonNode data) {
        for (JsonNode rule : data) {
            var kinds = EnumSet.noneOf(Term.Kind.class);
            rule.path("in").forEach(kind -> kinds.add(Term.Kind.valueOf(kind.asText())));
            rules.add(new Rule(
                    Ending.valueOf(rule.get("says").asText()),
                    Pattern.compile(rule.get("after").asText()),
                    kinds.isEmpty() ? EnumSet.allOf(Term.Kind.class) : kinds));
        }
    }

    /** What {@code tail}, which follows a predicate of {@code kind}, makes of it; null where no rule fits. */
    @Nullable Ending of(Term.Kind kind, CharSequence tail) {
        for (Rule rule : rules) {
            if (rule.in().contains(kind) && rule.after().matcher(tail).lookingAt()) {
                return rule.says();
            }
        }
        return null;
    }

    private record Rule(Ending says, Pattern after, Set<Term.Kind> in) {}
}
