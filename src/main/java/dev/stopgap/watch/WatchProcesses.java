package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts {@code status-watch} in the transaction that has stored its cause. */
@Component
class WatchProcesses {

    private static final int LONGEST_SHOWN = 1_200;

    private final RuntimeService runtime;
    private final NoticeStore notices;
    private final Suppliers suppliers;

    WatchProcesses(RuntimeService runtime, NoticeStore notices, Suppliers suppliers) {
        this.runtime = runtime;
        this.notices = notices;
        this.suppliers = suppliers;
    }

    @EventListener
    void on(NoticeArrived arrived) {
        Notice notice = notices.get(arrived.notice());
        runtime.startProcessInstanceByKey(StatusWatch.KEY, notice.supplier() + ":" + notice.id(), variables(notice));
    }

    @EventListener
    void on(ReadingCorrected corrected) {
        Notice notice = notices.get(corrected.notice());
        runtime.startProcessInstanceByMessage(
                StatusWatch.READING_CORRECTED, notice.supplier() + ":" + notice.id(), variables(notice));
    }

    private Map<String, Object> variables(Notice notice) {
        String text = notice.text();
        return Map.of(
                StatusWatch.SUPPLIER,
                notice.supplier().value(),
                StatusWatch.SUPPLIER_NAME,
                name(notice.supplier()),
                StatusWatch.NOTICE,
                notice.id(),
                StatusWatch.TITLE,
                unlinked(notice.title()),
                StatusWatch.URL,
                notice.url() == null ? "" : unlinked(notice.url()),
                StatusWatch.TEXT,
                unlinked(text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text));
    }

    // A form makes links of what looks like one; a stranger's text is to be read there and not clicked.
    private static String unlinked(String text) {
        return text.replace("://", ":\u200b//").replace("www.", "www\u200b.").replace("](", "]\u200b(");
    }

    private String name(SupplierId supplier) {
        return suppliers.find(supplier).map(SupplierProfile::name).orElse(supplier.value());
    }
}
