package dev.stopgap.drill;

import dev.stopgap.orderbook.TestOrderPlaced;
import dev.stopgap.orderbook.TestOrderStepDone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A test order is accepted, allocated, handed to the carrier, delivered and billed within two days. */
@Component
@Profile("drill")
class TestOrderMoves implements Happening {

    // An ordered map: the steps in the order in which a healthy supplier takes them, and when, counted from the order.
    private static final List<Map.Entry<String, Duration>> STEPS = List.of(
            Map.entry("ACCEPTED", Duration.ofHours(1)),
            Map.entry("ALLOCATED", Duration.ofHours(5)),
            Map.entry("TRACKING", Duration.ofHours(20)),
            Map.entry("ARRIVED", Duration.ofHours(28)),
            Map.entry("INVOICED", Duration.ofHours(40)));

    private final Agenda agenda;
    private final ApplicationEventPublisher events;
    private final DrillStage stage;
    private final Clock clock;

    TestOrderMoves(Agenda agenda, ApplicationEventPublisher events, DrillStage stage, Clock clock) {
        this.agenda = agenda;
        this.events = events;
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "testOrderMoves";
    }

    @EventListener
    void on(TestOrderPlaced order) {
        STEPS.forEach(step -> agenda.plan(
                clock.instant().plus(step.getValue()),
                kind(),
                order.testOrderNo() + " " + step.getKey(),
                step.getKey()));
    }

    @Override
    public void happen(Agenda.Event event, Instant now) {
        String order = event.subject().substring(0, event.subject().lastIndexOf(' '));
        events.publishEvent(new TestOrderStepDone(stage.supplierId(), order, event.payload()));
    }
}
