package dev.stopgap.triage;

import dev.stopgap.ledger.OutageId;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts the process {@code order-triage}; its first step runs after the commit. */
@Component
class EngineTriageStarts implements TriageStarts {

    private final RuntimeService runtime;

    EngineTriageStarts(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(OutageId outage, String user) {
        runtime.startProcessInstanceByKey(OrderTriage.KEY, outage.value(), Map.of(OrderTriage.STARTED_BY, user));
    }
}
