package dev.stopgap.drill;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.stopgap.platform.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the sample users play each kind of task: {@code samples/autopilot/*.yaml}. */
final class Playbook {

    private final Map<String, Play> plays;

    private Playbook(Map<String, Play> plays) {
        this.plays = plays;
    }

    /**
     * How a kind of task is played.
     *
     * @param after how long a person takes from the task's creation to its completion
     * @param by the sample user; the first candidate user of the task where none is named
     * @param answers the variables with which it is completed
     * @param lateEvery every so many tasks of the kind one is played late; 0: none
     * @param lateAfter how long a late one takes
     * @param lateBy who plays a late one
     */
    record Play(
            Duration after,
            @Nullable String by,
            @Nullable Map<String, Object> answers,
            int lateEvery,
            @Nullable Duration lateAfter,
            @Nullable String lateBy) {

        Map<String, Object> given() {
            return answers == null ? Map.of() : answers;
        }

        boolean isLate(int ordinal) {
            return lateEvery > 0 && ordinal % lateEvery == lateEvery - 1;
        }

        Duration takes(int ordinal) {
            return isLate(ordinal) && lateAfter != null ? lateAfter : after;
        }

        Optional<String> player(int ordinal) {
            return Optional.ofNullable(isLate(ordinal) && lateBy != null ? lateBy : by);
        }
    }

    static Playbook read(Path folder) {
        var yaml = new ObjectMapper(new YAMLFactory())
                .registerModule(new JavaTimeModule())
                .setPropertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        var plays = new TreeMap<String, Play>();
        try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path file : files) {
                plays.putAll(yaml.readValue(
                        file.toFile(),
                        yaml.getTypeFactory().constructMapType(TreeMap.class, String.class, Play.class)));
            }
        } catch (IOException e) {
            throw new StartupFailure(
                    "The autopilot's plays in \"" + folder + "\" cannot be read: " + e.getMessage(),
                    "Mend the file; samples/README.md shows its form.",
                    e);
        }
        return new Playbook(plays);
    }

    Optional<Play> of(String task) {
        return Optional.ofNullable(plays.get(task));
    }
}
