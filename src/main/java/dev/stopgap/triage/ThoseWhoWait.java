package dev.stopgap.triage;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.FormTables;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells each requester, in one message, what became of those of their lines of which they have not been told yet. */
@Service
class ThoseWhoWait {

    // More lines than this and a mail is no longer read; the number of all of them is told.
    private static final int MOST_LINES = 200;

    private final JdbcClient db;
    private final Messages messages;
    private final TriageWords words;
    private final Ledger ledger;
    private final Clock clock;

    ThoseWhoWait(JdbcClient db, Messages messages, TriageWords words, Ledger ledger, Clock clock) {
        this.db = db;
        this.messages = messages;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Tells the requesters of the case; a line that comes in time as ordered is no news. Returns how many were told. */
    @Transactional
    int tell(OutageId outage) {
        var news = new TreeMap<String, List<Map<String, Object>>>();
        String[] supplier = {""};
        db.sql(
                        """
                update line_conclusion c
                   set told_as = c.conclusion, told_on = c.provisional_on
                  from line_fact f
                 where c.outage = :outage and c.conclusion is not null
                   and f.outage = c.outage and f.supplier = c.supplier and f.order_no = c.order_no and f.line_no = c.line_no
                   and f.requester_email <> ''
                   and (c.told_as, c.told_on) is distinct from (c.conclusion, c.provisional_on)
                   and (c.told_as is not null
                        or c.origin <> 'SHIPPED' and (c.conclusion <> 'CONTINUE' or f.days_over_sla > 0))
                returning f.requester_email, c.supplier, c.order_no, c.line_no, f.item_name, f.open_quantity, f.unit,
                          c.conclusion, c.provisional_on::text
                """)
                .param("outage", outage.value())
                .query((row, number) -> {
                    supplier[0] = row.getString("supplier");
                    var line = new LinkedHashMap<String, Object>();
                    line.put("orderNo", row.getString("order_no"));
                    line.put("lineNo", row.getString("line_no"));
                    line.put("itemName", row.getString("item_name"));
                    line.put("quantity", FormTables.plain(row.getBigDecimal("open_quantity")));
                    line.put("unit", Objects.requireNonNullElse(row.getString("unit"), ""));
                    line.put("conclusion", words.of("triage.conclusion." + row.getString("conclusion")));
                    String due = row.getString("provisional_on");
                    if (due != null) {
                        line.put("provisionalOn", due);
                    }
                    news.computeIfAbsent(row.getString("requester_email"), who -> new ArrayList<>())
                            .add(line);
                    return line;
                })
                .list();
        Instant now = clock.instant();
        news.forEach((requester, lines) -> {
            lines.sort(Comparator.comparing(line -> line.get("orderNo") + " " + line.get("lineNo")));
            messages.send(new Message(
                    "provisional-delivery",
                    List.of(Recipient.mail(requester)),
                    outage,
                    supplier[0],
                    "provisional-delivery " + requester + " " + now,
                    false,
                    null,
                    Map.of(
                            "lines",
                            List.copyOf(lines.subList(0, Math.min(MOST_LINES, lines.size()))),
                            "lineCount",
                            lines.size())));
        });
        if (!news.isEmpty()) {
            ledger.record(LedgerEntry.of("triage.waitersTold")
                    .in(outage)
                    .at(supplier[0])
                    .with("people", news.size())
                    .with("lines", news.values().stream().mapToInt(List::size).sum()));
        }
        return news.size();
    }
}
