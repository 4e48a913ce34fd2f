package dev.stopgap.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** The figures of one bench run: one table on the console, every single value in {@code target/bench/runs.csv}. */
public final class Report implements CloseableResource {

    private static final List<String> HEAD = List.of("figure", "unit", "Stopgap", "bare", "ratio");

    private record Row(String figure, String unit, Series stopgap, @Nullable Series bare) {

        @Nullable Series ratio() {
            return bare == null ? null : stopgap.dividedBy(bare);
        }

        List<String> cells() {
            return List.of(figure, unit, stopgap.text(), text(bare), text(ratio()));
        }

        private static String text(@Nullable Series series) {
            return series == null ? "" : series.text();
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Report() {
        notes.add(Machine.describe());
    }

    /** A figure of both applications, measured in turn; its ratio is Stopgap's value by the bare one's, pair by pair. */
    public void compare(String figure, String unit, Series stopgap, Series bare) {
        rows.add(new Row(figure, unit, stopgap, bare));
    }

    /** A figure that the bare application cannot have. */
    public void alone(String figure, String unit, Series stopgap) {
        rows.add(new Row(figure, unit, stopgap, null));
    }

    /** A sentence that stands below the table. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    @Override
    public void close() {
        try {
            Files.createDirectories(folder());
            writeRuns();
            writeRatios();
            String table = table();
            Files.writeString(folder().resolve("table.txt"), table);
            System.out.println(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where everything goes that a bench run leaves. */
    static Path folder() {
        return Path.of("target", "bench").toAbsolutePath();
    }

    private void writeRuns() throws IOException {
        try (var csv = csv("runs.csv")) {
            csv.writeRecord("figure", "unit", "application", "run", "value");
            for (Row row : rows) {
                write(csv, row, "stopgap", row.stopgap());
                write(csv, row, "bare", row.bare());
            }
        }
    }

    private static void write(CsvWriter csv, Row row, String application, @Nullable Series series) {
        if (series != null) {
            for (int run = 0; run < series.values().size(); run++) {
                double value = series.values().get(run);
                csv.writeRecord(row.figure(), row.unit(), application, String.valueOf(run + 1), String.valueOf(value));
            }
        }
    }

    private void writeRatios() throws IOException {
        try (var csv = csv("ratios.csv")) {
            csv.writeRecord("figure", "runs", "ratio", "lowest", "highest");
            for (Row row : rows) {
                Series ratio = row.ratio();
                if (ratio != null) {
                    csv.writeRecord(
                            row.figure(),
                            String.valueOf(ratio.values().size()),
                            Series.number(ratio.median()),
                            Series.number(ratio.min()),
                            Series.number(ratio.max()));
                }
            }
        }
    }

    private static CsvWriter csv(String name) throws IOException {
        return CsvWriter.builder().build(folder().resolve(name), StandardCharsets.UTF_8);
    }

    private String table() {
        var lines = new ArrayList<List<String>>();
        lines.add(HEAD);
        rows.forEach(row -> lines.add(row.cells()));
        var widths = IntStream.range(0, HEAD.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var table = new StringBuilder("\n");
        for (int line = 0; line < lines.size(); line++) {
            table.append(line(lines.get(line), widths));
            if (line == 0) {
                table.append(rule(widths));
            }
        }
        notes.forEach(note -> table.append("\n").append(note));
        return table.append("\n").toString();
    }

    // A Markdown table, so that it can be pasted into docs/bench.md as it is.
    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(" ")
                    .append(cell)
                    .append(" ".repeat(widths[column] - cell.length()))
                    .append(" |");
        }
        return line.append("\n").toString();
    }

    private static String rule(int[] widths) {
        var rule = new StringBuilder("|");
        for (int width : widths) {
            rule.append("-".repeat(width + 2)).append("|");
        }
        return rule.append("\n").toString();
    }
}
