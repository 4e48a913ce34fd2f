package dev.stopgap.sourcing;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code findOrderingDay}. */
@Component
class FindOrderingDay implements JavaDelegate {

    private final OrderingDays orderingDays;
    private final Clock clock;

    FindOrderingDay(OrderingDays orderingDays, Clock clock) {
        this.orderingDays = orderingDays;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(TemporarySourcing.NEXT_ORDERING_DAY, Date.from(orderingDays.after(clock.instant())));
    }
}
