package dev.stopgap.drill;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The report as one page that needs nothing beside it. */
@Component
@Profile("drill")
class DrillReportPage {

    private final TemplateEngine templates;
    private final MessageSource words;

    DrillReportPage(TemplateEngine templates, MessageSource words) {
        this.templates = templates;
        this.words = words;
    }

    String render(DrillReport report, Locale language) throws IOException {
        var page = new StringOutput();
        templates.render(
                "drill/report.jte",
                Map.of(
                        "report",
                        report,
                        "words",
                        new DrillWords(words, language),
                        "days",
                        new HundredDays(report),
                        "css",
                        new ClassPathResource("static/stopgap.css").getContentAsString(StandardCharsets.UTF_8)),
                page);
        return page.toString();
    }
}
