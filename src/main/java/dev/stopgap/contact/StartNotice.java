package dev.stopgap.contact;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the notice that carries a message, in the transaction that has decided it. */
@Component
class StartNotice {

    private final RuntimeService runtime;
    private final EngineAccess engine;

    StartNotice(RuntimeService runtime, EngineAccess engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    @EventListener
    void on(MessageDecided decided) {
        engine.asTheSystem(() -> runtime.startProcessInstanceByKey(
                StakeholderNotice.KEY, decided.businessKey(), Map.of(StakeholderNotice.MESSAGE_ID, decided.message())));
    }
}
