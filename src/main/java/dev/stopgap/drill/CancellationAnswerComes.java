package dev.stopgap.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.orderbook.CancellationAnswered;
import dev.stopgap.orderbook.CancellationRequested;
import dev.stopgap.orderbook.LineKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The supplier answers a request to cancel: in a day for most, for one in five only when it has been chased; it refuses
 * one order in thirty, which is packed already.
 */
@Component
@Profile("drill")
class CancellationAnswerComes implements Happening {

    private static final Duration USUALLY = Duration.ofHours(26);
    private static final Duration WHEN_CHASED = Duration.ofDays(5);

    private final Agenda agenda;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;
    private final DrillStage stage;
    private final Clock clock;

    CancellationAnswerComes(
            Agenda agenda, ApplicationEventPublisher events, ObjectMapper json, DrillStage stage, Clock clock) {
        this.agenda = agenda;
        this.events = events;
        this.json = json;
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "cancellationAnswer";
    }

    @EventListener
    void on(CancellationRequested request) throws JsonProcessingException {
        var delay = Stable.chance("slow " + request.reference(), 5) ? WHEN_CHASED : USUALLY;
        agenda.plan(clock.instant().plus(delay), kind(), request.reference(), json.writeValueAsString(request.lines()));
    }

    @Override
    public void happen(Agenda.Event event, Instant now) {
        var refused =
                lines(event).stream().collect(Collectors.partitioningBy(line -> Stable.chance(line.orderNo(), 30)));
        events.publishEvent(new CancellationAnswered(
                stage.supplierId(),
                event.subject(),
                refused.getOrDefault(false, List.of()),
                refused.getOrDefault(true, List.of())));
    }

    private List<LineKey> lines(Agenda.Event event) {
        try {
            return json.readValue(event.payload(), new TypeReference<List<LineKey>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
