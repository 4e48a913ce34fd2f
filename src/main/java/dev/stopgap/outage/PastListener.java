package dev.stopgap.outage;

import dev.stopgap.orderbook.PastContradicted;
import dev.stopgap.orderbook.PastQuestion;
import dev.stopgap.orderbook.PastQuestions;
import dev.stopgap.platform.FormTables;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks people whether a change of the past is genuine: one instance of {@code changed-past} for each question. */
@Component
class PastListener {

    private final RuntimeService runtime;
    private final Outages outages;
    private final PastQuestions questions;
    private final Suppliers suppliers;
    private final FormTables tables;

    PastListener(
            RuntimeService runtime, Outages outages, PastQuestions questions, Suppliers suppliers, FormTables tables) {
        this.suppliers = suppliers;
        this.runtime = runtime;
        this.outages = outages;
        this.questions = questions;
        this.tables = tables;
    }

    @EventListener
    void on(PastContradicted contradicted) {
        outages.current(contradicted.supplier())
                .ifPresent(
                        outage -> questions.ask(contradicted.importId()).forEach(question -> start(outage, question)));
    }

    private void start(Outage outage, PastQuestion question) {
        runtime.startProcessInstanceByKey(
                ChangedPast.KEY,
                outage.id().value(),
                Variables.createVariables()
                        .putValue(ChangedPast.QUESTION_ID, question.id())
                        .putValue(ChangedPast.SUPPLIER_NAME, name(question.supplier()))
                        .putValue(ChangedPast.FILE_NAME, question.fileName())
                        .putValue(ChangedPast.WHAT, tables.word("past.what." + question.what()))
                        .putValue(ChangedPast.ROWS, question.rows())
                        .putValue(ChangedPast.BANK_ACCOUNT, question.what() == PastQuestion.What.ACCOUNT)
                        .putValueTyped(ChangedPast.TABLE, tables.rows(table(question))));
    }

    private String name(SupplierId supplier) {
        return suppliers.find(supplier).map(SupplierProfile::name).orElse(supplier.value());
    }

    private List<Map<String, String>> table(PastQuestion question) {
        return questions.rows(question.id()).stream()
                .flatMap(row -> row.changes().stream().map(change -> {
                    var line = new LinkedHashMap<String, String>();
                    line.put("key", row.key());
                    line.put("column", tables.word("imports.column." + change.column()));
                    line.put("before", change.before() == null ? tables.word("imports.nothing") : change.before());
                    line.put("after", change.after() == null ? tables.word("imports.nothing") : change.after());
                    return (Map<String, String>) line;
                }))
                .toList();
    }
}
