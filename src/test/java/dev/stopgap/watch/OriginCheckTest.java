package dev.stopgap.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.supplier.ProfileReading;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Tier;
import dev.stopgap.watch.OriginCheck.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed to be the supplier: the rules by their examples, the tricks of forgers among them. */
class OriginCheckTest {

    private static final SupplierProfile SAMPLE = ProfileReading.of(Path.of("suppliers/sample.yaml"));
    private static final String OURS = "mx.jirei-seisakusho.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sample-bungu.example/",
                "https://www.sample-bungu.example/info",
                "https://ir.sample-bungu.example/news",
                "https://WWW.SAMPLE-BUNGU.EXAMPLE./"
            })
    void aPageOfARegisteredDomainIsGenuine(String url) {
        assertThat(page(url).verdict()).isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://sample-bungu.example.support-desk.example/, imitates",
        "https://www.sample-bungu-info.example/, imitates",
        "https://samplebungu.example/, imitates",
        "https://sample-bungu.test/, imitates",
        "https://samp1e-bungu.example/, imitates",
        "https://sarnple-bungu.example/, imitates",
        "https://xn--smple-bungu-9ua.example/, imitates",
        "https://www.sample-bungu.example@evil.example/, unregistered",
        "https://evil.example/?from=www.sample-bungu.example, unregistered",
        "https://www.sаmple-bungu.example/, imitates"
    })
    void aPageThatImitatesOneIsSuspicious(String url, String code) {
        assertThat(page(url)).satisfies(origin -> {
            assertThat(origin.verdict()).isEqualTo(Verdict.SUSPICIOUS);
            assertThat(origin.code()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.jirei-seisakusho.example; spf=pass smtp.mailfrom=sample-bungu.example; dkim=pass header.d=sample-bungu.example; dmarc=pass header.from=sample-bungu.example",
                "mx.jirei-seisakusho.example 1; dmarc=pass (p=reject) header.from=sample-bungu.example",
                "MX.jirei-seisakusho.example; dkim=pass header.i=@mail.sample-bungu.example header.s=s1",
                "mx.jirei-seisakusho.example; dkim=pass header.d=sample-bungu.example; dmarc=none"
            })
    void aMailThatOurServerVouchesForIsGenuine(String results) {
        assertThat(mail("info@sample-bungu.example", results).verdict()).isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Nothing passes.
                "mx.jirei-seisakusho.example; spf=softfail; dkim=none; dmarc=fail header.from=sample-bungu.example",
                // Anybody can pass SPF for himself.
                "mx.jirei-seisakusho.example; spf=pass smtp.mailfrom=evil.example; dkim=none; dmarc=none",
                // A signature of theirs that fails, and one of the forger's that passes.
                "mx.jirei-seisakusho.example; dkim=fail header.d=sample-bungu.example; dkim=pass header.d=evil.example; dmarc=none",
                // Results written into a comment, a quoted word, a value.
                "mx.jirei-seisakusho.example; spf=fail (dmarc=pass header.from=sample-bungu.example)",
                "mx.jirei-seisakusho.example; spf=fail reason=\"; dmarc=pass header.from=sample-bungu.example\"",
                "mx.jirei-seisakusho.example; spf=pass smtp.mailfrom=dmarc=pass@evil.example",
                // DMARC for somebody else.
                "mx.jirei-seisakusho.example; dmarc=pass header.from=evil.example",
                // A signature that DMARC denies.
                "mx.jirei-seisakusho.example; dkim=pass header.d=sample-bungu.example; dmarc=fail header.from=sample-bungu.example"
            })
    void aMailThatOurServerDoesNotVouchForIsSuspicious(String results) {
        assertThat(mail("info@sample-bungu.example", results)).satisfies(origin -> {
            assertThat(origin.verdict()).isEqualTo(Verdict.SUSPICIOUS);
            assertThat(origin.code()).isEqualTo("notAuthenticated");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.evil.example; dmarc=pass header.from=sample-bungu.example",
                "mx.jirei-seisakusho.example.evil.example; dmarc=pass header.from=sample-bungu.example",
                "evil mx.jirei-seisakusho.example; dmarc=pass header.from=sample-bungu.example"
            })
    void resultsThatAnotherServerWroteAreNotBelieved(String results) {
        assertThat(mail("info@sample-bungu.example", results).code()).isEqualTo("unchecked");
    }

    @Test
    void ofSeveralResultsInTheNameOfOurServerTheTopmostCounts() {
        var headers = headers("info@sample-bungu.example");
        headers.put("authentication-results", OURS + "; dmarc=fail header.from=sample-bungu.example");
        headers.put("authentication-results.1", OURS + "; dmarc=pass header.from=sample-bungu.example");
        assertThat(OriginCheck.of(SAMPLE, Tier.OFFICIAL, "MAILBOX", null, headers, "出荷を再開します。")
                        .verdict())
                .isEqualTo(Verdict.SUSPICIOUS);
    }

    @Test
    void aMailFromALookAlikeIsSuspiciousHoweverWellItIsSigned() {
        assertThat(mail(
                                "info@sample-bungu-pay.example",
                                OURS
                                        + "; dkim=pass header.d=sample-bungu-pay.example; dmarc=pass header.from=sample-bungu-pay.example")
                        .code())
                .isEqualTo("imitates");
    }

    @Test
    void aStrangersMailThatDoesNotClaimToBeTheSupplierIsBackground() {
        var headers = headers("news@magazine.example");
        headers.put("from.name", "月刊購買");
        assertThat(OriginCheck.of(SAMPLE, Tier.OFFICIAL, "MAILBOX", null, headers, "今週の市況")
                        .verdict())
                .isEqualTo(Verdict.BACKGROUND);
        headers.put("from.name", "サンプル文具流通");
        assertThat(OriginCheck.of(SAMPLE, Tier.OFFICIAL, "MAILBOX", null, headers, "今週の市況")
                        .verdict())
                .isEqualTo(Verdict.SUSPICIOUS);
    }

    @Test
    void whatIsNotOfficialNeverBecomesSo() {
        assertThat(OriginCheck.of(SAMPLE, Tier.NEWS, "PAGE", "https://www.sample-bungu.example/", Map.of(), "再開しました。")
                        .verdict())
                .isEqualTo(Verdict.BACKGROUND);
    }

    private static OriginCheck.Origin page(@Nullable String url) {
        return OriginCheck.of(SAMPLE, Tier.OFFICIAL, "PAGE", url, Map.of(), "サンプルオフィスの出荷を再開しました。");
    }

    private static OriginCheck.Origin mail(String from, String results) {
        var headers = headers(from);
        headers.put("authentication-results", results);
        return OriginCheck.of(SAMPLE, Tier.OFFICIAL, "MAILBOX", null, headers, "サンプル文具流通です。出荷を再開しました。");
    }

    private static Map<String, String> headers(String from) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("from.address", from);
        headers.put("from.name", "サンプル文具流通");
        return headers;
    }
}
