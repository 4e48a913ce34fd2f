package dev.stopgap.drill;

import dev.stopgap.orderbook.GoodsDelivered;
import dev.stopgap.orderbook.PurchaseOrderPlaced;
import dev.stopgap.platform.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was ordered from a temporary supplier arrives when its lead time is over, in the forenoon. */
@Component
@Profile("drill")
class GoodsArrive implements Happening {

    private static final LocalTime ROUND = LocalTime.of(11, 0);

    private final Agenda agenda;
    private final ApplicationEventPublisher events;
    private final DrillStage stage;
    private final Clock clock;

    GoodsArrive(Agenda agenda, ApplicationEventPublisher events, DrillStage stage, Clock clock) {
        this.agenda = agenda;
        this.events = events;
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "goodsArrive";
    }

    @EventListener
    void on(PurchaseOrderPlaced order) {
        var day = clock.instant().atZone(BusinessTime.ZONE).toLocalDate().plusDays(Math.max(1, order.leadTimeDays()));
        agenda.plan(SimulatedWorld.at(day, ROUND), kind(), order.purchaseOrderNo(), "");
    }

    @Override
    public void happen(Agenda.Event event, Instant now) {
        events.publishEvent(new GoodsDelivered(stage.supplierId(), event.subject()));
    }
}
