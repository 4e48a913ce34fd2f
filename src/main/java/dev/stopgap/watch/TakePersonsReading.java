package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code takePersonsReading}. */
@Component
class TakePersonsReading implements JavaDelegate {

    private final ReadingCorrections corrections;

    TakePersonsReading(ReadingCorrections corrections) {
        this.corrections = corrections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        corrections.recordAnswer(
                (Long) execution.getVariable(StatusWatch.NOTICE),
                Area.valueOf(String.valueOf(execution.getVariable(StatusWatch.AREA))),
                AreaState.valueOf(String.valueOf(execution.getVariable(StatusWatch.STATE))),
                String.valueOf(execution.getVariable(StatusWatch.REASON)),
                String.valueOf(execution.getVariable("readNoticeYourselfBy")));
    }
}
