package dev.stopgap.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.supplier.ProfileReading;
import dev.stopgap.supplier.SupplierProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How well the reader reads labelled texts. The figures are printed; their bounds may only rise. The rules have been written
 * with the first two sets in view, so their figures are a fit; {@link #leavingOutEachOutagesOwnWords()} is closer to what a new
 * outage will see, and docs/reader.md tells what texts that nobody had looked at came to.
 */
class NoticeReaderTest {

    private static final double AREAS_RIGHT = 0.87;
    private static final int TEXTS_WITHOUT_ERROR = 36;
    private static final double FURTHER_AREAS_RIGHT = 0.94;
    private static final int FURTHER_BETTER_THAN_TRUTH = 0;
    private static final double OFFICES_AREAS_RIGHT = 0.9;
    private static final double AREAS_RIGHT_LEAVING_OUT = 0.81;

    @Test
    void theLabelledNoticesAreReadAndNoneBetterThanTheTruth() {
        var figures = new ReadingFigures();
        LabelledNotices.all().forEach(notice -> figures.compare(notice, new NoticeReader(profile(notice.outage()))));
        figures.wrong.forEach(System.out::println);
        System.out.println("labelled notices: " + figures);
        assertThat(figures.betterThanTruth).isEmpty();
        assertThat(figures.plansWrong).isEmpty();
        assertThat(figures.fullRecoveries).isEmpty();
        assertThat(figures.share()).isGreaterThanOrEqualTo(AREAS_RIGHT);
        assertThat(figures.textsRight).isGreaterThanOrEqualTo(TEXTS_WITHOUT_ERROR);
    }

    @Test
    void textsOfOtherWritersAreReadToo() {
        var figures = new ReadingFigures();
        var reader = new NoticeReader(null);
        LabelledNotices.in(LabelledNotices.FURTHER).forEach(notice -> figures.compare(notice, reader));
        figures.wrong.forEach(System.out::println);
        figures.betterThanTruth.forEach(System.out::println);
        System.out.println("further notices: " + figures);
        assertThat(figures.fullRecoveries).isEmpty();
        assertThat(figures.betterThanTruth).hasSizeLessThanOrEqualTo(FURTHER_BETTER_THAN_TRUTH);
        assertThat(figures.share()).isGreaterThanOrEqualTo(FURTHER_AREAS_RIGHT);
    }

    @Test
    void shortNoticesOfManyOfficesAreReadToo() {
        var figures = new ReadingFigures();
        var reader = new NoticeReader(null);
        LabelledNotices.in(LabelledNotices.OFFICES).forEach(notice -> figures.compare(notice, reader));
        figures.wrong.forEach(System.out::println);
        figures.betterThanTruth.forEach(System.out::println);
        System.out.println("notices of many offices: " + figures);
        // One says so itself, without a limit; a manager is asked then.
        assertThat(figures.fullRecoveries).containsExactly("956-sunpo-normal.txt");
        assertThat(figures.betterThanTruth).isEmpty();
        assertThat(figures.share()).isGreaterThanOrEqualTo(OFFICES_AREAS_RIGHT);
    }

    @Test
    void aPageThatIsOneEndlessTextIsReadToItsLimitOnly() {
        var read = new NoticeReader(null).readHtml("受注を停止しております。".repeat(400_000), null, Instant.EPOCH);
        assertThat(read.visible().length()).isBetween(Page.LONGEST, Page.LONGEST + 1);
        assertThat(read.areas()).extracting(Reading.AreaReading::state).containsExactly(AreaState.STOPPED);
    }

    /**
     * Leave one outage out: its texts are read without the words of the vocabulary that only they hold. Words that no text
     * holds stay, since no text has taught them.
     */
    @Test
    void leavingOutEachOutagesOwnWords() {
        var all = new ArrayList<LabelledNotices.Labelled>(LabelledNotices.all());
        all.addAll(LabelledNotices.in(LabelledNotices.FURTHER));
        all.addAll(LabelledNotices.in(LabelledNotices.OFFICES));
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        all.forEach(notice -> texts.computeIfAbsent(notice.outage(), outage -> new StringBuilder())
                .append(NormalText.plain(notice.text()))
                .append('\n'));
        var figures = new ReadingFigures();
        texts.forEach((outage, own) -> {
            String ownText = own.toString();
            var reader = new NoticeReader(
                    profile(outage), word -> !ownText.contains(word) || isElsewhere(word, outage, texts));
            all.stream()
                    .filter(notice -> notice.outage().equals(outage))
                    .forEach(notice -> figures.compare(notice, reader));
        });
        System.out.println("leave-one-outage-out: " + figures);
        assertThat(figures.share()).isGreaterThanOrEqualTo(AREAS_RIGHT_LEAVING_OUT);
    }

    private static boolean isElsewhere(String word, String outage, Map<String, StringBuilder> texts) {
        return texts.entrySet().stream()
                .anyMatch(other ->
                        !other.getKey().equals(outage) && other.getValue().indexOf(word) >= 0);
    }

    private static @Nullable SupplierProfile profile(String supplier) {
        Path file = Path.of("suppliers", supplier + ".yaml");
        return Files.exists(file) ? ProfileReading.of(file) : null;
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
