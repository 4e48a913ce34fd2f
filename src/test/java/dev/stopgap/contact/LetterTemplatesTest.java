package dev.stopgap.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.platform.StopgapProperties;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class LetterTemplatesTest {

    private static final Map<String, Object> COMMON = Map.of(
            "baseUrl", "https://stopgap.example",
            "link", "https://stopgap.example/x",
            "drill", false,
            "messageNumber", "42",
            "recipientName", "田中");

    private static final Map<String, Object> EVERYTHING = everything();

    private static Map<String, Object> everything() {
        var line = Map.of(
                "orderNo",
                "PO-1",
                "lineNo",
                "2",
                "itemName",
                "コピー用紙 A4",
                "quantity",
                new BigDecimal("5"),
                "unit",
                "箱",
                "yen",
                12_000,
                "provisionalOn",
                "2025-11-13",
                "altSku",
                "K-77",
                "unitPrice",
                2_400);
        var finding = Map.of(
                "title",
                "請求数量が多い",
                "kind",
                "QUANTITY",
                "orderNo",
                "PO-1",
                "lineNo",
                "2",
                "yen",
                2_400,
                "explanation",
                "出荷は 4 箱です");
        var model = new HashMap<String, Object>(COMMON);
        model.put("lines", List.of(line));
        model.put("findings", List.of(finding));
        model.put(
                "signals",
                List.of(Map.of(
                        "kind",
                        "PLAN_SLIPS",
                        "area",
                        "ORDERING",
                        "evidence",
                        "12月中旬以降に再開いたします。",
                        "before",
                        "12月上旬",
                        "after",
                        "12月中旬以降")));
        model.put(
                "changes",
                List.of(Map.of(
                        "area",
                        "SHIPPING",
                        "from",
                        "STOPPED",
                        "to",
                        "LIMITED",
                        "evidence",
                        "出荷を一部で再開いたしました。",
                        "planned",
                        "12月上旬",
                        "limits",
                        "FAX のみ",
                        "statedAt",
                        "2025-11-13T03:00:00Z",
                        "notice",
                        1_234)));
        model.put(
                "items",
                List.of(Map.of(
                        "title",
                        "代わりの通販 5 社を比べる",
                        "source",
                        "hikaku.example",
                        "url",
                        "https://hikaku.example/5",
                        "sentence",
                        "当日配送は 2 社です。",
                        "notice",
                        1_235)));
        model.put("more", 3);
        model.put("amountYen", new BigDecimal("1284300"));
        model.put("lineCount", 411);
        model.put("answerBy", "2025-11-13T03:00:00Z");
        model.put("deadline", "2025-11-13T03:00:00Z");
        model.put("acknowledgeLink", "https://stopgap.example/messages/42");
        for (String text : List.of(
                "outage",
                "supplierName",
                "reason",
                "evidence",
                "area",
                "areaName",
                "from",
                "to",
                "planned",
                "limits",
                "affected",
                "why",
                "todo",
                "ground",
                "reference",
                "invoiceNo",
                "orderNo",
                "contactName",
                "contactMail",
                "contactPhone",
                "hours",
                "subject",
                "taskName",
                "askedAt",
                "scope",
                "tested",
                "purchaseOrderNo",
                "orderedAt",
                "deliverBy",
                "destination",
                "waitingFor",
                "receivedAt",
                "statedAt",
                "title",
                "code",
                "detail",
                "domains",
                "source",
                "problem",
                "since",
                "pages")) {
            model.put(text, "«" + text + "»");
        }
        return model;
    }

    @TempDir
    Path data;

    static Stream<String> templates() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:templates/*.ftl"))
                .map(file -> file.getFilename().replaceFirst("_(ja|en)\\.ftl$", ""))
                .filter(name -> !name.equals("foot"))
                .distinct()
                .sorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "internal-alert",
                "state-changed",
                "stage-changed",
                "provisional-delivery",
                "cancel-request",
                "invoice-correction",
                "refund-check",
                "single-point-of-contact",
                "reminder",
                "resumption",
                "regression",
                "purchase-order",
                "task-mail",
                "escalation",
                "suspicious-notice",
                "full-recovery-stated",
                "source-dead",
                "confirm-with-official",
                "regression-signed",
                "comparison-digest"
            })
    void everyLetterIsWrittenInBothLanguagesFromAllItsValues(String template) {
        for (Locale language : LetterTemplates.LANGUAGES) {
            Letter letter = letters().render(template, language, EVERYTHING);
            assertThat(letter.subject())
                    .as("subject in %s", language)
                    .isNotBlank()
                    .doesNotContain("—");
            assertThat(letter.body()).doesNotContain("—", "${").doesNotContain("\n\n\n");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aLetterWithGapsIsBetterThanNoLetter(String template) {
        for (Locale language : LetterTemplates.LANGUAGES) {
            assertThat(letters().render(template, language, COMMON).subject()).isNotBlank();
        }
    }

    @Test
    void aChangeOfStateIsNamedInTheSubjectInTheReadersLanguage() {
        assertThat(letters()
                        .render("state-changed", Locale.JAPANESE, EVERYTHING)
                        .subject())
                .contains("出荷 停止 → 限定");
        var english = letters().render("state-changed", Locale.ENGLISH, EVERYTHING);
        assertThat(english.subject()).contains("shipping stopped → limited");
        assertThat(english.body()).contains("/notices/1234", "出荷を一部で再開いたしました。");
    }

    @Test
    void timesAndAmountsReadAsTheReaderWritesThem() {
        assertThat(letters().render("task-mail", Locale.JAPANESE, EVERYTHING).body())
                .contains("2025年11月13日(木) 12:00")
                .contains("1,284,300 円");
        assertThat(letters().render("task-mail", Locale.ENGLISH, EVERYTHING).body())
                .contains("Thu 13 Nov 2025, 12:00")
                .contains("1,284,300 yen");
    }

    @Test
    void theHousesOwnTemplateStandsInForOurs() throws IOException {
        Files.createDirectories(data.resolve("templates"));
        Files.writeString(data.resolve("templates/reminder_ja.ftl"), "Subject: 当社の催促\n本文");

        Letter letter = letters().render("reminder", Locale.JAPANESE, EVERYTHING);

        assertThat(letter.subject()).isEqualTo("当社の催促");
        assertThat(letter.body()).startsWith("本文");
    }

    private LetterTemplates letters() {
        var words = new ResourceBundleMessageSource();
        words.setBasenames("messages/watch");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return new LetterTemplates(
                new StopgapProperties(
                        data, Locale.JAPANESE, URI.create("https://stopgap.example"), Path.of("suppliers"), null),
                words);
    }
}
