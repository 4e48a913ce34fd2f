package dev.stopgap.drill;

import dev.stopgap.platform.BusinessTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything outside the house that is no notice: files that arrive, the supplier's answers, goods. Each happening is
 * planned in the {@link Agenda} and happens, once, in the transaction that notes it.
 */
@Component
@Profile("drill")
class SimulatedWorld {

    private static final LocalTime FILES_ARRIVE = LocalTime.of(7, 0);

    private final Agenda agenda;
    private final Map<String, Happening> happenings;
    private final DrillStage stage;
    private final DrillProperties properties;
    private final TransactionTemplate transaction;

    SimulatedWorld(
            Agenda agenda,
            List<Happening> happenings,
            DrillStage stage,
            DrillProperties properties,
            TransactionTemplate transaction) {
        this.agenda = agenda;
        this.happenings = happenings.stream().collect(Collectors.toMap(Happening::kind, happening -> happening));
        this.stage = stage;
        this.properties = properties;
        this.transaction = transaction;
    }

    /** Sets the scene: the order book as it was known at the beginning, and what will arrive later. */
    void set() {
        Instant starts = stage.timeline().starts().toInstant();
        transaction.executeWithoutResult(status -> {
            agenda.plan(starts, OrderBookArrives.KIND, properties.orderBook().toString(), "");
            for (Path folder : datedFolders()) {
                var day = LocalDate.parse(folder.getFileName().toString());
                agenda.plan(at(day, FILES_ARRIVE), OrderBookArrives.KIND, folder.toString(), "");
            }
            happenings.values().forEach(happening -> happening.plan(starts));
        });
    }

    /** Lets the first thing that is due at {@code now} happen; returns whether there was one. */
    boolean happen(Instant now) {
        var due = agenda.due(now);
        if (due.isEmpty()) {
            return false;
        }
        var event = due.get(0);
        transaction.executeWithoutResult(status -> {
            Objects.requireNonNull(happenings.get(event.kind())).happen(event, now);
            agenda.done(event, now);
        });
        return true;
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(BusinessTime.ZONE).toInstant();
    }

    private List<Path> datedFolders() {
        try (var folders = Files.list(properties.orderBook())) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().matches("\\d{4}-\\d{2}-\\d{2}"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
