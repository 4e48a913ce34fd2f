package dev.stopgap.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopgap.supplier.ProfileReading;
import dev.stopgap.supplier.SupplierProfile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SourceLookTest {

    private static final Instant NOW = Instant.parse("2025-10-19T03:00:00Z");

    @Test
    void whatBreaksTheReaderOfASourceIsItsTroubleAndNobodyElses() throws Exception {
        var profile = ProfileReading.of(Path.of("suppliers/sample.yaml"));
        var mailbox = profile.sources().stream()
                .filter(source -> source.kind().equals("MAILBOX"))
                .findFirst()
                .orElseThrow();
        var breaking = new MailboxReader(FetchProperties.usual()) {
            @Override
            Mails read(
                    SupplierProfile profile,
                    SupplierProfile.Source source,
                    SourceAddresses.Mailbox mailbox,
                    long lastUid,
                    Instant now) {
                throw new IllegalStateException("a letter that nobody expects");
            }
        };
        try (var house = new SampleHouse()) {
            var fetcher = new Fetcher(house, FetchProperties.usual(), Clock.fixed(NOW, ZoneOffset.UTC));
            var looks = new SourceLook(fetcher, breaking, house);
            assertThatThrownBy(() -> looks.look(profile, mailbox, SourceLook.Marks.NONE, NOW, new ArrayList<>()))
                    .isInstanceOfSatisfying(FetchFailed.class, failed -> assertThat(failed.code())
                            .isEqualTo("unreadable"))
                    .hasMessageContaining("a letter that nobody expects");
            fetcher.destroy();
        }
    }
}
