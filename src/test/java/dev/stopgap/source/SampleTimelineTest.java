package dev.stopgap.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.NoticeReader;
import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.ProfileReading;
import dev.stopgap.supplier.SupplierProfile;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The drill's notices are read as a careful reader reads them. */
class SampleTimelineTest {

    private static final Path SAMPLES = Path.of("samples");

    private final SupplierProfile profile = ProfileReading.of(Path.of("suppliers/sample.yaml"));
    private final NoticeReader reader = new NoticeReader(profile);

    @Test
    void everyExpectedStateOfTheSampleIsReadRight() throws Exception {
        var timeline = new ObjectMapper(new YAMLFactory())
                .readTree(SAMPLES.resolve("timeline.yaml").toFile());
        var wrong = new ArrayList<String>();
        var extra = new ArrayList<String>();
        int states = 0;
        String feedBefore = "";
        for (JsonNode notice : timeline.get("notices")) {
            String file = notice.get("file").asText();
            String source = notice.get("source").asText();
            Instant at = OffsetDateTime.parse(notice.get("at").asText()).toInstant();
            var results = read(source, file, at, feedBefore);
            if (file.endsWith(".xml")) {
                feedBefore = file;
            }
            var read = new EnumMap<Area, EnumSet<AreaState>>(Area.class);
            var planned = new EnumMap<Area, String>(Area.class);
            var evidence = new StringBuilder();
            for (var result : results) {
                for (var area : result.areas()) {
                    if (area.state() != AreaState.UNKNOWN) {
                        read.computeIfAbsent(area.area(), key -> EnumSet.noneOf(AreaState.class))
                                .add(area.state());
                    }
                    if (area.planned() != null) {
                        planned.put(
                                area.area(),
                                area.planned().from() + " " + area.planned().text());
                    }
                    evidence.append("\n      ")
                            .append(area.area())
                            .append('=')
                            .append(area.state())
                            .append(" «")
                            .append(area.evidence().replace("\n", "⏎"))
                            .append('»');
                }
            }
            var expect = notice.get("expect");
            var mistakes = new ArrayList<String>();
            var fields = expect.get("areas").fields();
            while (fields.hasNext()) {
                var field = fields.next();
                states++;
                var right = EnumSet.noneOf(AreaState.class);
                field.getValue().forEach(state -> right.add(AreaState.valueOf(state.asText())));
                var found = read.getOrDefault(Area.valueOf(field.getKey()), EnumSet.noneOf(AreaState.class));
                if (found.isEmpty() || !right.containsAll(found)) {
                    mistakes.add(field.getKey() + " " + found + " instead of " + right);
                }
            }
            expect.get("planned").fields().forEachRemaining(field -> {
                String found = planned.getOrDefault(Area.valueOf(field.getKey()), "-");
                if (!found.toLowerCase(java.util.Locale.ROOT)
                        .contains(field.getValue().asText().toLowerCase(java.util.Locale.ROOT))) {
                    mistakes.add("plan of " + field.getKey() + " " + found + " instead of "
                            + field.getValue().asText());
                }
            });
            read.forEach((area, found) -> {
                if (!expect.get("areas").has(area.name())) {
                    extra.add(file + " " + area + " " + found);
                }
            });
            if (!source.equals("comparison")) {
                results.forEach(result -> assertThat(result.signals())
                        .as(file)
                        .noneMatch(signal -> signal.startsWith(Reading.CONTRADICTION)));
            }
            if (!mistakes.isEmpty()) {
                wrong.add(file + ": " + mistakes + evidence);
            }
        }
        wrong.forEach(System.out::println);
        System.out.println("states " + states + ", texts with a mistake " + wrong.size()
                + ", states that nobody expects " + extra);
        assertThat(wrong).isEmpty();
    }

    private List<NoticeReader.Result> read(String source, String file, Instant at, String feedBefore) throws Exception {
        byte[] bytes = Files.readAllBytes(SAMPLES.resolve(file));
        var from = profile.sources().stream()
                .filter(candidate -> candidate.id().equals(source))
                .findFirst()
                .orElseThrow();
        if (file.endsWith(".xml")) {
            var known = feedBefore.isEmpty()
                    ? List.of()
                    : items(from, Files.readAllBytes(SAMPLES.resolve(feedBefore)), at).stream()
                            .map(Incoming::item)
                            .toList();
            return items(from, bytes, at).stream()
                    .filter(item -> !known.contains(item.item()))
                    .map(item -> reader.readPlain(item.text(), item.dated() == null ? at : item.dated()))
                    .toList();
        }
        if (file.endsWith(".eml")) {
            var mail = MailboxReader.incoming(from, new MimeMessage(null, new ByteArrayInputStream(bytes)), 1, at);
            return List.of(reader.readPlain(mail.text(), at));
        }
        return List.of(reader.readHtml(Decoding.of(bytes, null).text(), from.selector(), at));
    }

    private List<Incoming> items(SupplierProfile.Source source, byte[] feed, Instant at)
            throws IOException, FetchFailed {
        return FeedItems.of(
                profile,
                source,
                new Fetcher.Fetched(false, URI.create("http://feed.example/"), feed, "text/xml", null, Map.of()),
                at);
    }
}
