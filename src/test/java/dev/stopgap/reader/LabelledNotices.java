package dev.stopgap.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The dated, labelled restatements of real notices. */
public final class LabelledNotices {

    static final Path FOLDER = Path.of("src/test/resources/notices");

    /** More such texts, of companies that do not exist, written by people who did not know the reader. */
    static final Path FURTHER = FOLDER.resolve("further");

    /** Short notices of invented offices, each in its own way of writing. */
    static final Path OFFICES = FOLDER.resolve("offices");

    private LabelledNotices() {}

    /** A text with what is right of it. */
    public record Labelled(
            String file,
            String outage,
            Instant at,
            String text,
            Map<Area, Set<AreaState>> areas,
            Map<Area, String> planned) {}

    static List<Labelled> all() {
        return in(FOLDER);
    }

    /** The labelled texts of {@code folder}: {@code labels.jsonl} and the files that it names. */
    public static List<Labelled> in(Path folder) {
        var json = new ObjectMapper();
        var all = new ArrayList<Labelled>();
        try {
            for (String line : Files.readAllLines(folder.resolve("labels.jsonl"))) {
                all.add(labelled(folder, json.readTree(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Labelled labelled(Path folder, JsonNode label) throws IOException {
        String whole = Files.readString(folder.resolve(label.get("file").asText()));
        String text = whole.substring(whole.indexOf("\n---\n") + 5);
        var areas = new EnumMap<Area, Set<AreaState>>(Area.class);
        label.get("areas").fields().forEachRemaining(entry -> {
            var states = EnumSet.noneOf(AreaState.class);
            entry.getValue().forEach(state -> states.add(AreaState.valueOf(state.asText())));
            areas.put(Area.valueOf(entry.getKey()), states);
        });
        var planned = new EnumMap<Area, String>(Area.class);
        label.get("planned")
                .fields()
                .forEachRemaining(entry -> planned.put(
                        Area.valueOf(entry.getKey()), entry.getValue().asText()));
        String date = label.get("date").asText().replaceAll("[^0-9-].*", "");
        Instant at = LocalDate.parse(date.length() == 7 ? date + "-15" : date)
                .atTime(LocalTime.of(22, 0))
                .atZone(ZoneId.of("Asia/Tokyo"))
                .toInstant();
        return new Labelled(label.get("file").asText(), label.get("supplier").asText(), at, text, areas, planned);
    }
}
