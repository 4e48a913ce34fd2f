package dev.stopgap.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How fast the reader reads: texts of 2,000 letters per second of processor time, long ones beside short ones, and hostile
 * ones; the stated baseline is jsoup's parsing of the same text as a page.
 */
@Tag("bench")
class ReaderBench {

    private static final int LETTERS = 2_000;
    private static final Instant AT = Instant.parse("2025-11-10T03:00:00Z");

    private final NoticeReader reader = new NoticeReader(null);
    private final List<String> rows = new ArrayList<>();

    @Test
    void readsManyTextsASecondAndAnyTextInTime() throws IOException {
        var texts = texts();
        for (int warm = 0; warm < 5; warm++) {
            texts.forEach(text -> reader.readPlain(text, AT));
        }
        long parse = cpu(
                () -> repeat(texts, text -> Jsoup.parse("<p>" + text + "</p>").text()));
        long read = cpu(() -> repeat(texts, text -> reader.readPlain(text, AT)));
        int count = texts.size() * 10;
        rows.add("what,letters,milliseconds,per second,beside jsoup");
        row("jsoup parses a text", LETTERS, parse, count, parse);
        row("the reader reads a text", LETTERS, read, count, parse);
        String long20 = String.join("\n", texts).repeat(20).substring(0, 20 * LETTERS);
        String long80 = String.join("\n", texts).repeat(20).substring(0, 80 * LETTERS);
        row("a text 20 times as long", long20.length(), cpu(() -> reader.readPlain(long20, AT)), 1, 0);
        row("a text 80 times as long", long80.length(), cpu(() -> reader.readPlain(long80, AT)), 1, 0);
        for (var hostile : hostile().entrySet()) {
            String text = hostile.getValue();
            row(hostile.getKey(), text.length(), cpu(() -> reader.readHtml(text, null, AT)), 1, 0);
        }
        Files.createDirectories(Path.of("target/bench"));
        Files.write(Path.of("target/bench/reader.csv"), rows);
        rows.forEach(System.out::println);
        assertThat(rows).hasSizeGreaterThan(6);
    }

    private static List<String> texts() throws IOException {
        var all = new StringBuilder();
        LabelledNotices.all().forEach(notice -> all.append(notice.text()).append('\n'));
        LabelledNotices.in(LabelledNotices.FURTHER)
                .forEach(notice -> all.append(notice.text()).append('\n'));
        var texts = new ArrayList<String>();
        for (int at = 0; at + LETTERS <= all.length(); at += LETTERS) {
            texts.add(all.substring(at, at + LETTERS));
        }
        return texts;
    }

    private static Map<String, String> hostile() {
        var hostile = new LinkedHashMap<String, String>();
        hostile.put("5 MB of paragraphs", "<p>受注を停止しております。</p>".repeat(250_000));
        hostile.put("5 MB of nested blocks", "<div>".repeat(1_000_000));
        hostile.put("5 MB of nested tables", "<table><tr><td>".repeat(330_000));
        hostile.put("one line of 5 MB", "受注、".repeat(1_600_000));
        hostile.put("5 MB of one sentence in English", "orders will not ".repeat(310_000));
        hostile.put("5 MB of brackets", "(".repeat(5_000_000));
        return hostile;
    }

    private interface Work {
        Object on(String text);
    }

    private static void repeat(List<String> texts, Work work) {
        for (int i = 0; i < 10; i++) {
            texts.forEach(work::on);
        }
    }

    private static long cpu(Runnable work) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        work.run();
        return system.getProcessCpuTime() - before;
    }

    private void row(String what, int letters, long nanos, int count, long baseline) {
        rows.add(String.format(
                Locale.ROOT,
                "%s,%d,%.1f,%.0f,%s",
                what,
                letters,
                nanos / 1e6 / count,
                count * 1e9 / nanos,
                baseline == 0 ? "" : String.format(Locale.ROOT, "%.1f", (double) nanos / baseline)));
    }
}
