package dev.stopgap.drill;

import dev.stopgap.orderbook.CorrectionAnswered;
import dev.stopgap.orderbook.CorrectionRequested;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The supplier answers a request to correct a bill in three days; one in ten it refuses. */
@Component
@Profile("drill")
class CorrectionAnswerComes implements Happening {

    private static final Duration TAKES = Duration.ofDays(3);

    private final Agenda agenda;
    private final ApplicationEventPublisher events;
    private final DrillStage stage;
    private final Clock clock;

    CorrectionAnswerComes(Agenda agenda, ApplicationEventPublisher events, DrillStage stage, Clock clock) {
        this.agenda = agenda;
        this.events = events;
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "correctionAnswer";
    }

    @EventListener
    void on(CorrectionRequested request) {
        agenda.plan(clock.instant().plus(TAKES), kind(), request.reference(), "");
    }

    @Override
    public void happen(Agenda.Event event, Instant now) {
        boolean accepted = !Stable.chance("correction " + event.subject(), 10);
        events.publishEvent(new CorrectionAnswered(stage.supplierId(), event.subject(), accepted));
    }
}
