package dev.stopgap.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our Japanese files stand beside the jar's English ones and must follow them at every update of Camunda. */
class WebappLocalesTest {

    private static final String APPS = "/META-INF/resources/webjars/camunda/app/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|%[a-z]");
    private static final Pattern LINK = Pattern.compile("href=\"[^\"]*\"");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final Pattern CUSTOM_SCRIPT = Pattern.compile("'(scripts/[^']+)'");

    /** What stays as it is, with its reason. */
    private static final Map<String, String> NOT_JAPANESE = Map.ofEntries(
            Map.entry("labels.APP_VENDOR", "brand"),
            Map.entry("labels.ADMIN", "name of an app"),
            Map.entry("labels.ADMIN_APP", "name of an app"),
            Map.entry("labels.COCKPIT", "name of an app"),
            Map.entry("labels.COCKPIT_APP", "name of an app"),
            Map.entry("labels.TASKLIST", "name of an app"),
            Map.entry("labels.TASKLIST_APP", "name of an app"),
            Map.entry("labels.BANNER_CE_EOL_TEXT", "emptied: advertises another product"),
            Map.entry("labels.NO_TASK_FORM", "empty in English too"),
            Map.entry("labels.FILTER_FORM_PERMISSION_IDENTIFIER", "ID is the Japanese word as well"),
            Map.entry("labels.SEARCH_LESS_THAN", "sign"),
            Map.entry("labels.SEARCH_LESS_THAN_EQUALS", "sign"),
            Map.entry("labels.SEARCH_GREATER_THAN", "sign"),
            Map.entry("labels.SEARCH_GREATER_THAN_EQUALS", "sign"),
            Map.entry("dateLocales.calendar.sameElse", "date format"),
            Map.entry("dateLocales.longDateFormat.L", "date format"),
            Map.entry("dateLocales.longDateFormat.LT", "date format"),
            Map.entry("dateLocales.week.dow", "number"),
            Map.entry("dateLocales.week.doy", "number"));

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void everyLabelOfTheWebAppHasItsJapaneseOneAndNoneIsLeftOver(String app) {
        assertThat(labels(app, "ja").keySet())
                .containsExactlyInAnyOrderElementsOf(labels(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void aJapaneseLabelKeepsThePlaceholdersAndLinksOfTheEnglishOne(String app) {
        var japanese = labels(app, "ja");

        assertThat(labels(app, "en")).isNotEmpty().allSatisfy((key, english) -> {
            if (!NOT_JAPANESE.containsKey(key)) {
                assertThat(found(PLACEHOLDER, japanese.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(found(PLACEHOLDER, english));
                assertThat(found(LINK, japanese.getOrDefault(key, ""))).as(key).isEqualTo(found(LINK, english));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void noLabelIsLeftInEnglish(String app) {
        var left = labels(app, "ja");
        left.keySet().removeAll(NOT_JAPANESE.keySet());
        left.values().removeIf(JAPANESE.asPredicate());

        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void nothingIsExcusedThatIsJapanese(String app) {
        var excused = labels(app, "ja");
        excused.keySet().retainAll(NOT_JAPANESE.keySet());

        assertThat(excused.values()).noneMatch(JAPANESE.asPredicate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void theEndOfLifeBannerSaysNothing(String app) {
        assertThat(labels(app, "ja")).containsEntry("labels.BANNER_CE_EOL_TEXT", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void theStripeOfTheEndOfLifeBannerIsHidden(String app) {
        assertThat(text(app + "/styles/user-styles.css")).contains(".ce-eol-banner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void theWebAppOffersJapaneseAndBearsOurName(String app) {
        assertThat(text(app + "/scripts/config.js"))
                .contains("availableLocales: ['en', 'ja']")
                .contains("vendor: 'Stopgap'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void everyScriptThatTheWebAppIsToldToLoadExistsElseItStaysBlank(String app) {
        assertThat(CUSTOM_SCRIPT.matcher(text(app + "/scripts/config.js")).results())
                .allSatisfy(script ->
                        assertThat(text(app + "/" + script.group(1) + ".js")).isNotBlank());
    }

    private static String found(Pattern pattern, String label) {
        return pattern.matcher(label)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** The path of each text, such as {@code labels.CLAIM_TASK} or {@code dateLocales.months.11}. */
    private static Map<String, String> labels(String app, String language) {
        var labels = new TreeMap<String, String>();
        collect(json(app + "/locales/" + language + ".json"), "", labels);
        return labels;
    }

    private static void collect(JsonNode node, String path, Map<String, String> into) {
        if (node.isValueNode()) {
            into.put(path, node.asText());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "." + i, into);
            }
        } else {
            node.fields()
                    .forEachRemaining(child -> collect(
                            child.getValue(), path.isEmpty() ? child.getKey() : path + "." + child.getKey(), into));
        }
    }

    private static JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(text(path));
        } catch (JsonProcessingException e) {
            throw new AssertionError(path + " is not JSON", e);
        }
    }

    private static String text(String path) {
        try (var in = requireNonNull(WebappLocalesTest.class.getResourceAsStream(APPS + path), path)) {
            // en.json begins with a byte order mark, which Jackson refuses in a String
            return new String(in.readAllBytes(), UTF_8).replace("\uFEFF", "");
        } catch (IOException e) {
            throw new AssertionError(path + " cannot be read", e);
        }
    }
}
