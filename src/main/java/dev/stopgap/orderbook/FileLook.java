package dev.stopgap.orderbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first rows of an upload: as they came, and as they would be stored by what a person says of its columns. */
@Component
public class FileLook {

    private static final int SHOWN = 10;
    private static final int SAMPLE = 200;
    // Words that come later are seen by the look at the whole file, which refuses their rows.
    private static final int WORDS_WITHIN = 20_000;
    private static final int WORDS = 60;

    private final Uploads uploads;
    private final Mappings mappings;
    private final ErrorsFile errors;

    FileLook(Uploads uploads, Mappings mappings, ErrorsFile errors) {
        this.uploads = uploads;
        this.mappings = mappings;
        this.errors = errors;
    }

    /**
     * The head of a file as it came.
     *
     * @param names its header
     * @param known what is known of each without anybody's help: a canonical name, or empty
     * @param samples the first values of each that are not empty
     */
    record Head(List<String> names, List<String> known, List<List<String>> samples) {}

    /**
     * The first rows as they would be stored.
     *
     * @param columns the columns that would be taken, in the file's order
     * @param missing the required columns that nothing has been said of
     * @param doubled columns that two of the file's were said to be
     * @param words words of the file that nobody knows
     */
    public record AsStored(
            List<Taken> columns, List<Row> rows, List<String> missing, List<String> doubled, List<UnknownWord> words) {

        /** Whether nothing stands in the way of a look at the whole file. */
        public boolean isComplete() {
            return missing.isEmpty() && doubled.isEmpty();
        }
    }

    /** A column that would be taken, and the file's name of it. */
    public record Taken(String column, String name) {}

    /** A row; one cell for each column taken. */
    public record Row(long row, List<Cell> cells) {}

    /** A cell: what would be stored, or what came and why it is refused. */
    public record Cell(String text, @Nullable String wrong) {}

    /** A word that stands in a column of codes and means nothing yet, and how many of the first rows have it. */
    public record UnknownWord(String column, List<String> codes, String word, long rows) {}

    /** Reads the head of {@code upload}. */
    Head head(Upload upload) {
        Mapping draft = mappings.draft(upload.supplierId(), upload.ofKind(), Chosen.NOTHING);
        try (Records records = Records.open(uploads.file(upload.id()), upload.fileName(), draft)) {
            Header header = records.header();
            int width = header.own().size();
            var samples = new ArrayList<List<String>>();
            for (int i = 0; i < width; i++) {
                samples.add(new ArrayList<>());
            }
            each(records, SAMPLE, cells -> {
                for (int i = 0; i < Math.min(width, cells.length); i++) {
                    String text = Harmless.undo(Width.trim(cells[i]));
                    if (!text.isEmpty()) {
                        samples.get(i).add(text);
                    }
                }
            });
            var known = header.columns().subList(0, width).stream()
                    .map(column -> column == null ? "" : column.name())
                    .toList();
            return new Head(header.own(), known, samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the first rows of {@code upload} by what was {@code chosen}. */
    AsStored asStored(Upload upload, Chosen chosen, Locale locale) {
        Mapping mapping = mappings.draft(upload.supplierId(), upload.ofKind(), chosen);
        try (Records records = Records.open(uploads.file(upload.id()), upload.fileName(), mapping)) {
            Header header = records.header();
            var cells = new Cells(mapping);
            var taken = new ArrayList<Taken>();
            var seen = new HashMap<String, Integer>();
            for (int i = 0; i < header.own().size(); i++) {
                Column column = header.columns().get(i);
                if (column != null) {
                    taken.add(new Taken(column.name(), header.names().get(i)));
                    seen.merge(column.name(), 1, Integer::sum);
                }
            }
            var rows = new ArrayList<Row>();
            Map<String, UnknownWord> words = new LinkedHashMap<>();
            each(records, WORDS_WITHIN, record -> {
                if (rows.size() < SHOWN) {
                    rows.add(new Row(rows.size() + 1L, cells(header, record, cells, locale)));
                }
                collect(header, record, cells, words);
            });
            return new AsStored(
                    taken,
                    rows,
                    header.missing(mapping.kind),
                    seen.keySet().stream()
                            .filter(name -> seen.getOrDefault(name, 0) > 1)
                            .toList(),
                    List.copyOf(words.values()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Cell> cells(Header header, String[] record, Cells cells, Locale locale) {
        var row = new ArrayList<Cell>();
        for (int i = 0; i < header.own().size(); i++) {
            Column column = header.columns().get(i);
            if (column != null) {
                String came = i < record.length ? record[i] : "";
                row.add(cell(column, header.names().get(i), came, cells, locale));
            }
        }
        return row;
    }

    private Cell cell(Column column, String name, String came, Cells cells, Locale locale) {
        try {
            String stored = cells.read(column, came);
            if (stored.isEmpty() && column.required()) {
                throw new Refused("empty");
            }
            return new Cell(ImportRows.shown(stored), null);
        } catch (Refused e) {
            return new Cell(came, errors.sentence("import.wrong.", Wrong.in(column, name, came, e), locale));
        }
    }

    private static void collect(Header header, String[] record, Cells cells, Map<String, UnknownWord> words) {
        for (int i = 0; i < Math.min(header.own().size(), record.length); i++) {
            Column column = header.columns().get(i);
            if (column == null || column.codes().isEmpty()) {
                continue;
            }
            try {
                cells.read(column, record[i]);
            } catch (Refused e) {
                String word = Harmless.undo(Width.trim(record[i]));
                String place = column.name() + "\n" + word;
                UnknownWord before = words.get(place);
                if (before != null || words.size() < WORDS) {
                    long rows = before == null ? 1 : before.rows() + 1;
                    words.put(place, new UnknownWord(column.name(), column.codes(), word, rows));
                }
            }
        }
    }

    private static void each(Records records, int atMost, Consumer<String[]> use) throws IOException {
        String[] cells = records.next();
        for (int row = 0; cells != null && row < atMost; row++) {
            use.accept(cells);
            cells = records.next();
        }
    }
}
