package dev.stopgap.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Models and forms are written in English; whoever works with them in Japanese must not meet a word of it. */
class ModelWordsTest {

    private static final Path MODELS = Path.of("src/main/resources/models");
    private static final Pattern WORD = Pattern.compile("#\\{([\\w.-]+)}");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final Set<String> SAME_IN_BOTH = Set.of("FAX");
    private static final Pattern BRACES = Pattern.compile("\\{\\{.*?}}");

    @Test
    void everyLabelOfEveryModelHasItsJapaneseWord() throws IOException {
        var japanese = words("ja");
        var missing = new TreeMap<String, String>();
        labels().forEach((key, english) -> {
            if (hasWords(english) && japanese.getProperty(key, "").isBlank()) {
                missing.put(key, english);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void noJapaneseWordIsLeftInEnglish() throws IOException {
        var japanese = words("ja");
        var english = new TreeMap<String, String>();
        labels().keySet().forEach(key -> {
            String word = japanese.getProperty(key, "");
            if (hasWords(word) && !JAPANESE.matcher(word).find() && !SAME_IN_BOTH.contains(word)) {
                english.put(key, word);
            }
        });
        assertThat(english).isEmpty();
    }

    @Test
    void noWordIsKeptOfAnElementThatIsGone() throws IOException {
        var left = new TreeSet<>(words("ja").stringPropertyNames());
        left.removeAll(labels().keySet());
        left.removeIf(key -> key.startsWith("html."));
        assertThat(left).isEmpty();
    }

    @Test
    void everyWordOfAnHtmlFormStandsInBothLanguages() throws IOException {
        var missing = new TreeSet<String>();
        for (String language : List.of("ja", "en")) {
            var words = words(language);
            for (Path form : files("forms", ".html")) {
                WORD.matcher(Files.readString(form, UTF_8)).results().forEach(word -> {
                    String key = "html." + form.getFileName() + "." + word.group(1);
                    if (words.getProperty(key, "").isBlank()) {
                        missing.add(language + " " + key);
                    }
                });
            }
        }
        assertThat(missing).isEmpty();
    }

    /** What a reader sees of all models and forms, by the key of its translation. */
    private static Map<String, String> labels() throws IOException {
        Map<String, String> labels = new TreeMap<>();
        for (Path file : files("bpmn", ".bpmn")) {
            var model = Bpmn.readModelFromFile(file.toFile());
            for (Process process : model.getModelElementsByType(Process.class)) {
                put(labels, process.getId(), process.getName());
                for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
                    put(labels, process.getId() + "." + element.getId(), element.getName());
                }
            }
        }
        for (Path file : files("bpmn", ".dmn")) {
            var model = Dmn.readModelFromFile(file.toFile());
            for (Decision decision : model.getModelElementsByType(Decision.class)) {
                String key = decision.getId();
                put(labels, key, decision.getName());
                for (Input input : decision.getModelInstance().getModelElementsByType(Input.class)) {
                    put(labels, key + "." + input.getId(), input.getLabel());
                }
                for (Output output : decision.getModelInstance().getModelElementsByType(Output.class)) {
                    put(labels, key + "." + output.getId(), output.getLabel());
                }
                for (Rule rule : decision.getModelInstance().getModelElementsByType(Rule.class)) {
                    put(
                            labels,
                            key + "." + rule.getId(),
                            rule.getDescription() == null
                                    ? null
                                    : rule.getDescription().getTextContent());
                }
            }
        }
        for (Path file : files("forms", ".form")) {
            JsonNode form = new ObjectMapper().readTree(file.toFile());
            collect(labels, "form." + form.path("id").asText(), form.path("components"));
        }
        return labels;
    }

    private static void collect(Map<String, String> labels, String form, JsonNode components) {
        for (JsonNode component : components) {
            String key = form + "."
                    + component.path("key").asText(component.path("id").asText());
            put(
                    labels,
                    key,
                    component.path("type").asText().equals("text")
                            ? text(component, "text")
                            : text(component, "label"));
            put(labels, key + ".description", text(component, "description"));
            component
                    .path("values")
                    .forEach(
                            value -> put(labels, key + "." + value.path("value").asText(), text(value, "label")));
            component
                    .path("columns")
                    .forEach(
                            column -> put(labels, key + "." + column.path("key").asText(), text(column, "label")));
            collect(labels, form, component.path("components"));
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : null;
    }

    private static void put(Map<String, String> labels, String key, @Nullable String label) {
        if (label != null) {
            labels.put(key, label);
        }
    }

    // A text of nothing but variables needs no translation.
    private static boolean hasWords(String label) {
        return LETTERS.matcher(BRACES.matcher(label).replaceAll("")).find();
    }

    private static List<Path> files(String directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (Stream<Path> files = Files.list(MODELS)) {
            for (Path file : files.filter(each -> each.toString().endsWith("_" + language + ".properties"))
                    .toList()) {
                try (var reader = Files.newBufferedReader(file, UTF_8)) {
                    words.load(reader);
                }
            }
        }
        return words;
    }
}
