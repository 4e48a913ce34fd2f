package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.StopgapProperties;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

@Component
class CheckTheDay implements JavaDelegate {

    // A form is read by a person, and a string variable ends at 4,000 characters.
    private static final int SHOWN = 40;

    private final DayCheck day;
    private final MessageSource words;
    private final StopgapProperties properties;

    CheckTheDay(DayCheck day, MessageSource words, StopgapProperties properties) {
        this.day = day;
        this.words = words;
        this.properties = properties;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var found = day.check(new OutageId(execution.getProcessBusinessKey()));
        execution.setVariableLocal(OutageResponse.CONCERNS, found.size());
        execution.setVariableLocal(
                OutageResponse.CONCERN_LIST,
                found.stream()
                        .limit(SHOWN)
                        .map(concern -> words.getMessage(
                                "concern." + concern.code(), new Object[] {concern.subject()}, properties.language()))
                        .collect(Collectors.joining("\n")));
    }
}
