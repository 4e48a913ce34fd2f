package dev.stopgap.watch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code readNotice}. */
@Component
class ReadNotice implements JavaDelegate {

    private final NoticeSteps steps;
    private final Doubts doubts;

    ReadNotice(NoticeSteps steps, Doubts doubts) {
        this.steps = steps;
        this.doubts = doubts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var reading = steps.read((Long) execution.getVariable(StatusWatch.NOTICE));
        String doubtful = doubts.of(reading);
        execution.setVariable(StatusWatch.IN_DOUBT, !doubtful.isEmpty());
        execution.setVariable(StatusWatch.DOUBTFUL_AREAS, doubtful);
    }
}
