package dev.stopgap.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.supplier.ProfileReading;
import dev.stopgap.supplier.SupplierProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How well the reader reads the labelled notices: the figures are printed, and their bounds may only rise. The rules know
 * no file and no outage, so that nothing has to be left out to measure them honestly.
 */
class NoticeReaderTest {

    private static final double AREAS_RIGHT = 0.87;
    private static final int TEXTS_WITHOUT_ERROR = 36;

    private final Figures figures = new Figures();

    @Test
    void theLabelledNoticesAreReadAndNoneBetterThanTheTruth() {
        LabelledNotices.all().forEach(this::compare);
        figures.wrong.forEach(System.out::println);
        System.out.println(figures);
        assertThat(figures.betterThanTruth).isEmpty();
        assertThat(figures.plansWrong).isEmpty();
        assertThat(figures.share()).isGreaterThanOrEqualTo(AREAS_RIGHT);
        assertThat(figures.textsRight).isGreaterThanOrEqualTo(TEXTS_WITHOUT_ERROR);
    }

    private void compare(LabelledNotices.Labelled notice) {
        var result = new NoticeReader(profile(notice.outage())).readPlain(notice.text(), notice.at());
        var read = new EnumMap<Area, Reading.AreaReading>(Area.class);
        for (var area : result.areas()) {
            assertThat(notice.text().substring(area.at())).as(notice.file()).startsWith(area.evidence());
            read.put(area.area(), area);
        }
        assertThat(result.signals()).as(notice.file()).doesNotContain(Reading.FULL_RECOVERY_STATED);
        var mistakes = new ArrayList<String>();
        for (Area area : Area.values()) {
            figures.compare(notice, area, read.get(area), mistakes);
        }
        notice.planned().forEach((area, date) -> figures.comparePlan(notice, area, date, read.get(area)));
        figures.texts++;
        if (mistakes.isEmpty()) {
            figures.textsRight++;
        } else {
            figures.wrong.add(notice.file() + ": " + mistakes);
        }
    }

    private static @Nullable SupplierProfile profile(String supplier) {
        Path file = Path.of("suppliers", supplier + ".yaml");
        return Files.exists(file) ? ProfileReading.of(file) : null;
    }

    /** What the comparison with the labels came to. */
    private static final class Figures {
        private final List<String> wrong = new ArrayList<>();
        private final List<String> betterThanTruth = new ArrayList<>();
        private final List<String> plansWrong = new ArrayList<>();
        private int areas;
        private int right;
        private int texts;
        private int textsRight;
        private int plans;

        void compare(
                LabelledNotices.Labelled notice, Area area, Reading.@Nullable AreaReading read, List<String> mistakes) {
            var expected = notice.areas().get(area);
            var state = read == null || read.state() == AreaState.UNKNOWN ? null : read.state();
            if (expected == null && state == null) {
                return;
            }
            areas++;
            if (expected != null && state != null && expected.contains(state)) {
                right++;
                return;
            }
            mistakes.add(area + " " + state + " instead of " + expected);
            if (expected != null && state != null && expected.stream().allMatch(truth -> truth.compareTo(state) < 0)) {
                betterThanTruth.add(notice.file() + " " + area + " " + state + " instead of " + expected);
            }
        }

        void comparePlan(LabelledNotices.Labelled notice, Area area, String date, Reading.@Nullable AreaReading read) {
            plans++;
            String from = date.contains("..") ? date.substring(0, date.indexOf("..")) : date;
            if (read == null
                    || read.planned() == null
                    || !from.equals(read.planned().from())) {
                plansWrong.add(notice.file() + " " + area + " " + date);
            }
        }

        double share() {
            return (double) right / areas;
        }

        @Override
        public String toString() {
            return "labelled notices: areas right %d of %d (%.1f %%), texts without error %d of %d, better than the truth %d, planned dates %d of %d"
                    .formatted(
                            right,
                            areas,
                            100 * share(),
                            textsRight,
                            texts,
                            betterThanTruth.size(),
                            plans - plansWrong.size(),
                            plans);
        }
    }

    @Property(tries = 300)
    void whateverIsReadTheEvidenceIsAVerbatimPartOfIt(@ForAll @StringLength(max = 400) String noise) {
        String text = "受注を停止しております。" + noise + "\n出荷は12月3日に再開する予定です。" + noise;
        for (var area : new NoticeReader(null).readPlain(text, Instant.EPOCH).areas()) {
            assertThat(text.substring(area.at())).startsWith(area.evidence());
        }
    }

    @Test
    void hostileTextsCostLittle() {
        var reader = new NoticeReader(null);
        for (String hostile : List.of(
                "停止".repeat(200_000),
                "(".repeat(500_000),
                "受注、".repeat(200_000),
                "12月".repeat(200_000),
                "■受注\n".repeat(100_000),
                "「".repeat(500_000),
                " ".repeat(1_000_000),
                "ｶﾞ".repeat(300_000))) {
            long start = System.nanoTime();
            reader.readPlain(hostile, Instant.EPOCH);
            assertThat((System.nanoTime() - start) / 1_000_000)
                    .as(hostile.substring(0, 3))
                    .isLessThan(15_000);
        }
        reader.readHtml("<div>".repeat(50_000) + "受注を停止", null, Instant.EPOCH);
        reader.readHtml("<table><tr><td>".repeat(5_000) + "受注を停止", null, Instant.EPOCH);
    }
}
