package dev.stopgap.watch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code readNotice}. */
@Component
class ReadNotice implements JavaDelegate {

    private final NoticeSteps steps;
    private final NewsDesk news;
    private final RecoverySignals signals;
    private final Doubts doubts;

    ReadNotice(NoticeSteps steps, NewsDesk news, RecoverySignals signals, Doubts doubts) {
        this.steps = steps;
        this.news = news;
        this.signals = signals;
        this.doubts = doubts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long notice = (Long) execution.getVariable(StatusWatch.NOTICE);
        var reading = steps.read(notice);
        news.take(notice, reading);
        signals.look(notice, reading);
        String doubtful = doubts.of(reading);
        execution.setVariable(StatusWatch.IN_DOUBT, !doubtful.isEmpty());
        execution.setVariable(StatusWatch.DOUBTFUL_AREAS, doubtful);
    }
}
