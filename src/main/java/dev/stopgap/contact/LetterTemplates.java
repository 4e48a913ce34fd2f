package dev.stopgap.contact;

import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.StopgapProperties;
import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.InvalidReferenceException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The letters' templates, {@code templates/<name>_<language>.ftl}: a first line {@code Subject: …}, then the body. A file
 * of that name in the folder {@code templates} of the data directory stands in for ours.
 */
@Component
class LetterTemplates {

    private static final Logger log = LoggerFactory.getLogger(LetterTemplates.class);
    private static final String SUBJECT = "Subject:";
    private static final String UNKNOWN = "—";

    private final Configuration freemarker = new Configuration(Configuration.VERSION_2_3_33);

    private final MessageSource words;

    LetterTemplates(StopgapProperties properties, MessageSource words) {
        this.words = words;
        freemarker.setTemplateLoader(loader(properties));
        freemarker.setDefaultEncoding("UTF-8");
        freemarker.setTimeZone(TimeZone.getTimeZone(BusinessTime.ZONE));
        freemarker.setLocalizedLookup(false);
        freemarker.setLogTemplateExceptions(false);
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setTemplateExceptionHandler((problem, environment, out) -> leaveOpen(problem, out));
    }

    private static TemplateLoader loader(StopgapProperties properties) {
        var loaders = new ArrayList<TemplateLoader>();
        var own = properties.data("templates").toFile();
        if (own.isDirectory()) {
            try {
                loaders.add(new FileTemplateLoader(own));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        loaders.add(new ClassTemplateLoader(LetterTemplates.class.getClassLoader(), "templates"));
        return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
    }

    // A letter with a gap is worth more than no letter: what is not known is left open.
    private static void leaveOpen(TemplateException problem, Writer out) throws TemplateException {
        if (!(problem instanceof InvalidReferenceException)) {
            throw problem;
        }
        log.warn("Template {}: {} is not known", problem.getTemplateSourceName(), problem.getBlamedExpressionString());
        try {
            out.write(UNKNOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The letter of {@code template} in {@code language}, with its common foot. */
    Letter render(String template, Locale language, Map<String, Object> model) {
        String text = fill(template, language, model);
        int end = text.indexOf('\n');
        String body = end < 0 ? "" : text.substring(end + 1).strip().replaceAll("\n{3,}", "\n\n");
        return new Letter(
                subject(template, language, text),
                body + "\n\n" + fill("foot", language, model).strip() + "\n");
    }

    /** Only the subject of that letter. */
    String subject(String template, Locale language, Map<String, Object> model) {
        return subject(template, language, fill(template, language, model));
    }

    private static String subject(String template, Locale language, String text) {
        String first = text.lines().findFirst().orElse("");
        if (!first.startsWith(SUBJECT)) {
            throw new IllegalStateException("The template " + template + "_" + language.getLanguage()
                    + ".ftl does not begin with \"Subject: \"");
        }
        return first.substring(SUBJECT.length()).strip();
    }

    private String fill(String template, Locale language, Map<String, Object> model) {
        var written = new StringWriter();
        var values = Values.readable(model, language);
        // ${word("area.ORDERING")}: codes in a model become words of the reader's language.
        values.put("word", (TemplateMethodModelEx) arguments -> word(arguments, language));
        try {
            freemarker
                    .getTemplate(template + "_" + language.getLanguage() + ".ftl", language)
                    .process(values, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
        return written.toString();
    }

    private String word(List<?> arguments, Locale language) {
        String key = String.valueOf(arguments.get(0));
        Object[] rest = arguments.stream().skip(1).map(String::valueOf).toArray();
        return String.valueOf(words.getMessage(key, rest, key, language));
    }

    /** The languages in which letters are written. */
    static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    /** {@code wanted}, or English where there are no letters in it. */
    static Locale known(Locale wanted) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
