package dev.stopgap.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words of models, decision tables and forms in the installation's language. Models are written in English; the
 * bundles {@code models/*_<language>.properties} are keyed by what they translate:
 *
 * <ul>
 *   <li>{@code <process key>.<element id>} the label of an element, {@code <process key>} the name of the process
 *   <li>{@code <decision id>.<element id>} a label of a decision table
 *   <li>{@code form.<form id>.<component key or id>} a label or text; {@code .description}, {@code .<value>} below it
 *   <li>{@code html.<file name>.<key>} a word that an HTML form writes as <code>#{key}</code>
 * </ul>
 */
@Component
class ModelTranslation {

    private final Locale language;
    private final Properties words = new Properties();

    ModelTranslation(StopgapProperties properties) {
        this.language = properties.language();
        try {
            for (var bundle : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:models/*_" + language.getLanguage() + ".properties")) {
                try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
                    words.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The word for {@code key}, or nothing where the model's own English stands. */
    Optional<String> word(String key) {
        return Optional.ofNullable(words.getProperty(key)).filter(word -> !word.isBlank());
    }

    /** Whether models are deployed as they are written, in English. */
    boolean isOriginal() {
        return language.getLanguage().equals("en");
    }
}
