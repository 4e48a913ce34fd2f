package dev.stopgap.contact;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the notice that carries a message, in the transaction that has decided it. */
@Component
class StartNotice {

    private final RuntimeService runtime;

    StartNotice(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(MessageDecided decided) {
        runtime.startProcessInstanceByKey(
                StakeholderNotice.KEY, decided.businessKey(), Map.of(StakeholderNotice.MESSAGE_ID, decided.message()));
    }
}
