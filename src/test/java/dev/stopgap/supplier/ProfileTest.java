package dev.stopgap.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopgap.platform.StartupFailure;
import dev.stopgap.platform.StopgapProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

    @TempDir
    Path folder;

    @Test
    void everyProfileThatComesWithStopgapPassesItsCheck() throws IOException {
        try (var files = Files.newDirectoryStream(Path.of("suppliers"), "*.yaml")) {
            for (Path file : files) {
                assertThat(Suppliers.readFile(file).name()).isNotBlank();
            }
        }
    }

    @Test
    void theSampleIsReadAsItIsWritten() {
        var sample = Suppliers.readFile(Path.of("suppliers/sample.yaml"));
        assertThat(sample.name()).isEqualTo("サンプル文具流通株式会社");
        assertThat(sample.services())
                .filteredOn(SupplierProfile.Service::ours)
                .singleElement()
                .extracting(SupplierProfile.Service::name)
                .isEqualTo("サンプルオフィス");
        assertThat(sample.domains()).containsExactly("sample-bungu.example");
        assertThat(sample.newsDomains()).containsExactly("keizai-sample.example");
        assertThat(sample.sources()).hasSize(6);
        assertThat(sample.validity()).containsEntry("BILLING", java.time.Duration.ofDays(21));
        assertThat(sample.contacts())
                .extractingByKey("orders")
                .isEqualTo(new SupplierProfile.Contact(
                        null, "info@sample-bungu.example", "内線0000", "内線0000", "平日 09:00-17:00"));
        assertThat(sample.cancellation()).hasSize(8);
        assertThat(sample.closing()).isEqualTo(new SupplierProfile.Closing("END_OF_MONTH", "END_OF_NEXT_MONTH"));
        assertThat(sample.allowPrivateAddresses()).isTrue();
    }

    @Test
    void anUnknownAreaStopsTheStartWithFileLineAndRemedy() throws IOException {
        refuses(
                """
                id: broken
                name: {ja: 例}
                vocabulary:
                  ORDERING: [注文]
                  ORDER: [発注]
                """,
                "broken.yaml, line 5",
                "vocabulary.ORDER",
                "Write one of BILLING, DIRECT_SHIP");
    }

    @Test
    void aSourceOutsideTheRegisteredDomainsStopsTheStart() throws IOException {
        refuses(
                """
                id: broken
                name: {ja: 例}
                domains: {official: [a.example]}
                sources:
                  - id: one
                    kind: PAGE
                    tier: OFFICIAL
                    url: https://b.example/info
                    every: PT15M
                """,
                "line 8",
                "b.example",
                "domains.official");
    }

    @Test
    void aRhythmThatIsNoneStopsTheStart() throws IOException {
        refuses(
                """
                id: broken
                name: {ja: 例}
                domains: {official: [a.example]}
                sources:
                  - {id: one, kind: PAGE, tier: OFFICIAL, url: 'https://a.example/', every: PT0S}
                """,
                "line 5",
                "sources.0.every",
                "PT15M");
    }

    @Test
    void aMisspelledKeyStopsTheStart() throws IOException {
        refuses(
                """
                id: broken
                name: {ja: 例}
                domainz: {official: [a.example]}
                """,
                "line 3",
                "domainz",
                "docs/supplier.md");
    }

    @Test
    void aPasswordInAProfileStopsTheStart() throws IOException {
        refuses(
                """
                id: broken
                name: {ja: 例}
                sources:
                  - {id: box, kind: MAILBOX, tier: OFFICIAL, url: 'imaps://me:secret@mail.example/in', every: PT5M}
                """,
                "line 4",
                "password",
                "STOPGAP_MAILBOX_BROKEN_PASSWORD");
    }

    @Test
    void aRobotsPermissionNeedsItsReasonAndOneOfTheHosts() throws IOException {
        refuses(
                """
                id: broken
                name: {ja: 例}
                domains: {official: [a.example]}
                sources:
                  - {id: one, kind: PAGE, tier: OFFICIAL, url: 'https://a.example/', every: PT15M}
                robots_permissions: {a.example: ''}
                """,
                "line 6",
                "a.example",
                "in writing");
    }

    @Test
    void aRhythmShorterThanAMinuteStopsTheStart() throws IOException {
        refuses(
                """
                id: broken
                name: {ja: 例}
                domains: {official: [a.example]}
                sources:
                  - {id: one, kind: PAGE, tier: OFFICIAL, url: 'https://a.example/', every: PT5S}
                """,
                "line 5",
                "PT1M");
    }

    @Test
    void aFileIsLookedAtAsItLiesThereNowWithAllThatIsWrongAndOpen() throws IOException {
        var properties =
                new StopgapProperties(folder, Locale.JAPANESE, java.net.URI.create("http://localhost"), folder, null);
        Files.writeString(folder.resolve("one.yaml"), "id: one\nname: {ja: 例}\n");
        var suppliers = new Suppliers(properties);
        var one = new SupplierId("one");
        assertThat(suppliers.look(one, Locale.JAPANESE).findings()).isEmpty();
        assertThat(suppliers.look(one, Locale.JAPANESE).changed()).isFalse();
        assertThat(suppliers.look(one, Locale.JAPANESE).gaps())
                .contains("domains.official", "sources", "billing.tax_rounding");

        Files.writeString(
                folder.resolve("one.yaml"),
                "id: one\nname: {ja: 例}\nbilling: {closing_day: '31', tax_rounding: UP}\nvalidity: {ORDER: P1D}\n");
        assertThat(suppliers.look(one, Locale.JAPANESE).findings())
                .extracting(ProfileLook.Finding::line)
                .containsExactlyInAnyOrder(3, 3, 4);
        assertThat(suppliers.look(one, Locale.JAPANESE).findings())
                .extracting(ProfileLook.Finding::problem)
                .contains("「UP」は使えません");
        assertThat(suppliers.look(one, Locale.ENGLISH).findings())
                .extracting(ProfileLook.Finding::problem)
                .contains("\"UP\" is not known");
        Files.writeString(folder.resolve("one.yaml"), "id: one\nname: {ja: 例}\nsla_days: {A: 3}\n");
        assertThat(suppliers.look(one, Locale.JAPANESE).changed()).isTrue();
        Files.writeString(folder.resolve("one.yaml"), "id: one\nnames: x\n");
        assertThat(suppliers.look(one, Locale.JAPANESE).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(2));
    }

    @Test
    void profilesToStartFromInventNothing() {
        for (String id : java.util.List.of("askul", "kaunet", "tanomail")) {
            var profile = Suppliers.readFile(Path.of("suppliers/" + id + ".yaml"));
            assertThat(profile.registrationNumber()).as(id).isNull();
            assertThat(profile.taxRounding()).as(id).isNull();
            assertThat(profile.contacts()).as(id).isEmpty();
            assertThat(profile.sources()).as(id).isEmpty();
        }
    }

    private void refuses(String yaml, String... told) throws IOException {
        Path file = folder.resolve("broken.yaml");
        Files.writeString(file, yaml);
        assertThatThrownBy(() -> Suppliers.readFile(file))
                .isInstanceOfSatisfying(
                        StartupFailure.class, failure -> assertThat(failure.getMessage() + " " + failure.remedy())
                                .contains(told));
    }
}
