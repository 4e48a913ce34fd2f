package dev.stopgap.sourcing;

import static dev.stopgap.platform.FormTables.plain;
import static dev.stopgap.platform.FormTables.yen;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.FormTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Element {@code compareAlternatives}. */
@Component
class CompareAlternatives implements JavaDelegate {

    private final Alternatives alternatives;
    private final SourcingProperties properties;
    private final FormTables tables;

    CompareAlternatives(Alternatives alternatives, SourcingProperties properties, FormTables tables) {
        this.alternatives = alternatives;
        this.properties = properties;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        List<Alternative> compared = alternatives.compare(outage);
        var cover = alternatives.cover(outage);
        execution.setVariable(
                TemporarySourcing.COMPARISON,
                tables.rows(compared.stream().map(CompareAlternatives::row).toList()));
        execution.setVariable(
                TemporarySourcing.CHOICES,
                tables.rows(compared.stream()
                        .map(a -> Map.of("label", a.name(), "value", a.name()))
                        .toList()));
        execution.setVariable(TemporarySourcing.OPEN_LINES, cover.openLines());
        execution.setVariable(TemporarySourcing.COVERABLE_LINES, cover.coverableLines());
        execution.setVariable(TemporarySourcing.FIRST_SUPPLIER, name(compared, 0));
        execution.setVariable(TemporarySourcing.SECOND_SUPPLIER, name(compared, 1));
        execution.setVariable(TemporarySourcing.NORMAL_LIMIT_YEN, yen(properties.floorLimitYen()));
        execution.setVariable(
                TemporarySourcing.RAISED_LIMIT_YEN, properties.raisedLimitYen().longValue());
        execution.setVariable(TemporarySourcing.THRESHOLD_DAYS, (long) properties.thresholdDays());
        execution.setVariable(
                TemporarySourcing.BUDGET_YEN,
                alternatives.budgetProposal(outage).longValue());
    }

    private static String name(List<Alternative> compared, int place) {
        return place < compared.size() ? compared.get(place).name() : "";
    }

    private static Map<String, String> row(Alternative alternative) {
        var row = new LinkedHashMap<String, String>();
        row.put("name", alternative.name());
        row.put("lines", alternative.lines() + " (" + plain(alternative.coverPercent()) + " %)");
        row.put(
                "price",
                alternative.pricePercent() == null
                        ? "–"
                        : (alternative.pricePercent().signum() > 0 ? "+" : "")
                                + plain(alternative.pricePercent())
                                + " %");
        row.put("leadTime", alternative.leadTimeDays() == null ? "–" : plain(alternative.leadTimeDays()));
        row.put("ordering", orDash(alternative.ordering()));
        row.put("delivery", orDash(alternative.delivery()));
        row.put("billing", orDash(alternative.billing()));
        row.put("support", orDash(alternative.support()));
        row.put("minimumUse", yen(alternative.minimumUseYen()));
        row.put("noticeDays", String.valueOf(alternative.noticeDays()));
        return row;
    }

    private static String orDash(@Nullable String text) {
        return text == null || text.isBlank() ? "–" : text;
    }
}
