package dev.stopgap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words that people read: each in both languages, none twice, all that can be put into a sentence. */
class MessageBundlesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains("_"))
                    .map(name -> name.replaceFirst("_(ja|en)\\.properties$", ""))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameWords(String bundle) throws IOException {
        assertThat(words(bundle, "ja").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(words(bundle, "en").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noWordIsMissingOrCannotBePutIntoASentence(String bundle) throws IOException {
        var english = words(bundle, "en");
        var japanese = words(bundle, "ja");
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            for (String sentence : new String[] {english.getProperty(key), japanese.getProperty(key)}) {
                assertThat(sentence).as(key).isNotBlank();
                if (ARGUMENT.matcher(sentence).find()) {
                    assertThat(new MessageFormat(sentence).getFormats()).as(key).isNotEmpty();
                    assertThat(sentence)
                            .as("%s: a single ' is left out of a sentence with arguments", key)
                            .doesNotContainPattern("(?<!')'(?!')(?!\\{)");
                }
            }
            assertThat(arguments(japanese.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        });
    }

    @Test
    void noWordHasTwoMeanings() throws IOException {
        Map<String, String> places = new HashMap<>();
        Set<String> twice = new TreeSet<>();
        for (String bundle : bundles()) {
            Set<String> inFile = new HashSet<>();
            for (String line : Files.readAllLines(MESSAGES.resolve(bundle + "_ja.properties"), UTF_8)) {
                int end = line.indexOf('=');
                if (end > 0 && !line.startsWith("#") && !line.startsWith(" ")) {
                    String key = line.substring(0, end).strip();
                    String elsewhere = places.put(key, bundle);
                    if (!inFile.add(key) || (elsewhere != null && !elsewhere.equals(bundle))) {
                        twice.add(key + " in " + bundle + " and " + elsewhere);
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void everyBundleIsRead() throws IOException {
        String configuration = Files.readString(Path.of("src/main/resources/application.yaml"), UTF_8);
        assertThat(bundles()).allSatisfy(bundle -> assertThat(configuration).contains("messages/" + bundle));
    }

    private static Set<String> arguments(String sentence) {
        return ARGUMENT.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties words(String bundle, String language) throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(bundle + "_" + language + ".properties"), UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
