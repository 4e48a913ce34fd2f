package dev.stopgap.drill;

import java.nio.file.Path;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A folder of canonical files arrives. */
@Component
@Profile("drill")
class OrderBookArrives implements Happening {

    static final String KIND = "orderBookArrives";

    private final OrderBookFiles files;
    private final DrillStage stage;

    OrderBookArrives(OrderBookFiles files, DrillStage stage) {
        this.files = files;
        this.stage = stage;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void happen(Agenda.Event event, Instant now) {
        files.importAll(stage.supplierId(), Path.of(event.subject()));
    }
}
