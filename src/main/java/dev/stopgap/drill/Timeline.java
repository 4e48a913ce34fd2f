package dev.stopgap.drill;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.stopgap.platform.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A recorded outage: which text appeared where and when.
 *
 * @param supplier the id of its profile
 * @param starts when the drill's clock begins
 * @param ends after which no notice appears
 * @param notices in the order of their time
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Timeline(String supplier, OffsetDateTime starts, OffsetDateTime ends, List<Notice> notices) {

    /**
     * A text that appears at a source.
     *
     * @param source the source's id in the supplier's profile
     * @param file beside the timeline: what a page or feed shows from then on, or a mail that arrives
     * @param about what it says, for the console
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Notice(
            OffsetDateTime at, String source, Path file, String about, @JsonProperty("about_en") String aboutEn) {}

    /** Reads the timeline at {@code file}; stops the start with its place where something is wrong. */
    static Timeline read(Path file) {
        try {
            var timeline = new ObjectMapper(new YAMLFactory())
                    .registerModule(new JavaTimeModule())
                    .readValue(file.toFile(), Timeline.class);
            Path place = file.toAbsolutePath();
            var notices = timeline.notices().stream()
                    .map(notice -> new Notice(
                            notice.at(),
                            notice.source(),
                            existing(place.resolveSibling(notice.file()), file),
                            notice.about(),
                            notice.aboutEn()))
                    .sorted(Comparator.comparing(Notice::at))
                    .toList();
            return new Timeline(timeline.supplier(), timeline.starts(), timeline.ends(), notices);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new StartupFailure(
                    file + (place == null ? "" : ", line " + place.getLineNr()) + ": " + e.getOriginalMessage(),
                    "Mend that line of the timeline; samples/README.md shows its form.",
                    e);
        } catch (IOException e) {
            throw new StartupFailure(
                    "The timeline \"" + file + "\" cannot be read: " + e.getMessage(),
                    "Set stopgap.drill.timeline to a file such as samples/timeline.yaml.",
                    e);
        }
    }

    private static Path existing(Path notice, Path timeline) {
        if (!Files.isReadable(notice)) {
            throw new StartupFailure(
                    timeline + ": the notice \"" + notice + "\" is not there.",
                    "Put it there, or mend its path.",
                    null);
        }
        return notice;
    }

    /** What {@code source} shows at {@code now}: the last text that had appeared by then. */
    Optional<Notice> shown(String source, Instant now) {
        return notices.stream()
                .filter(notice -> notice.source().equals(source)
                        && !notice.at().toInstant().isAfter(now))
                .reduce((earlier, later) -> later);
    }

    /** All that had appeared at {@code source} by {@code now}. */
    List<Notice> appeared(String source, Instant now) {
        return notices.stream()
                .filter(notice -> notice.source().equals(source)
                        && !notice.at().toInstant().isAfter(now))
                .toList();
    }
}
