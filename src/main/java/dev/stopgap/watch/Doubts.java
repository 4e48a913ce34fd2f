package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.Reading;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says where a reading needs a person: an official text that both says and denies something of one area. */
@Component
class Doubts {

    private final WatchWords words;

    Doubts(WatchWords words) {
        this.words = words;
    }

    /** The areas in doubt, for people; empty where there is none, or where the text decides nothing anyway. */
    String of(Reading reading) {
        if (!reading.official()) {
            return "";
        }
        return reading.signals().stream()
                .filter(signal -> signal.startsWith(Reading.CONTRADICTION))
                .map(signal -> words.of(Area.valueOf(signal.substring(Reading.CONTRADICTION.length()))))
                .collect(Collectors.joining(words.of("watch.and")));
    }
}
