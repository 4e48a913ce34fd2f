package dev.stopgap.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.platform.StopgapProperties;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Findings as forms and letters list them, the largest first. */
@Component
class FindingRows {

    // A form stays readable; the rest is on the page.
    private static final int IN_A_FORM = 20;
    private static final int IN_A_LETTER = 1_000;

    private final JdbcClient db;
    private final MessageSource words;
    private final ObjectMapper json;
    private final Locale language;

    FindingRows(JdbcClient db, MessageSource words, ObjectMapper json, StopgapProperties properties) {
        this.db = db;
        this.words = words;
        this.json = json;
        this.language = properties.language();
    }

    /** The word for {@code key} in the installation's language. */
    String word(String key) {
        return words.getMessage(key, null, language);
    }

    /** The largest findings of a request, as JSON for a table of a form. */
    String ofCorrection(String correction) {
        return json(rows(correction, IN_A_FORM).stream().map(this::inForm).toList());
    }

    /** The findings of a request for a letter in the installation's language. */
    List<Map<String, Object>> inLetter(String correction) {
        return rows(correction, IN_A_LETTER).stream().map(this::inLetter).toList();
    }

    /** The largest findings that are left at the end of a closing, as JSON for a table of a form. */
    String unsettled(Closing closing) {
        var largest = db.sql(
                        """
                select id, kind, order_no, line_no, invoice_no, payment_no, quantity, amount,
                       sides ->> 'item' as item, sides ->> 'unit' as unit
                  from open_discrepancy
                 where supplier = :supplier
                   and mended_by = 'SUPPLIER'
                   and not awaits_invoice
                   and not (being_asked is true and asked_for_closing <> :closingOn)
                 order by abs(amount) desc, id
                 limit :limit
                """)
                .param("supplier", closing.supplier().value())
                .param("closingOn", closing.on())
                .param("limit", IN_A_FORM)
                .query((row, number) -> row(row))
                .list();
        return json(largest.stream().map(this::inForm).toList());
    }

    private List<Row> rows(String correction, int limit) {
        return db.sql(
                        """
                select id, kind, order_no, line_no, invoice_no, payment_no, quantity, amount,
                       sides ->> 'item' as item, sides ->> 'unit' as unit
                  from discrepancy
                 where correction_id = :correction
                 order by abs(amount) desc, id
                 limit :limit
                """)
                .param("correction", correction)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    private record Row(
            String id,
            String kind,
            @Nullable String order,
            @Nullable String line,
            String about,
            @Nullable String item,
            @Nullable String quantity,
            BigDecimal amount) {}

    private static Row row(ResultSet row) throws SQLException {
        String order = row.getString("order_no");
        String line = row.getString("line_no");
        String invoice = row.getString("invoice_no");
        String payment = row.getString("payment_no");
        String about = order != null ? order + (line == null ? "" : "-" + line) : invoice != null ? invoice : payment;
        var quantity = row.getBigDecimal("quantity");
        String unit = row.getString("unit");
        return new Row(
                row.getString("id"),
                row.getString("kind"),
                order,
                line,
                about == null ? "" : about,
                row.getString("item"),
                quantity == null
                        ? null
                        : quantity.stripTrailingZeros().toPlainString() + (unit == null ? "" : " " + unit),
                row.getBigDecimal("amount"));
    }

    private Map<String, Object> inForm(Row row) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("kind", word("discrepancy.kind." + row.kind()));
        shown.put("about", row.about());
        shown.put("item", row.item() == null ? "" : row.item());
        shown.put("quantity", row.quantity() == null ? "" : row.quantity());
        shown.put("amount", Money.shown(row.amount()));
        return shown;
    }

    // The keys of the letters' templates.
    private Map<String, Object> inLetter(Row row) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("title", word("discrepancy.kind." + row.kind()));
        if (row.order() != null) {
            shown.put("orderNo", row.order());
        }
        if (row.line() != null) {
            shown.put("lineNo", row.line());
        }
        shown.put(
                "yen",
                String.format(Locale.ROOT, "%,d", Money.whole(row.amount()).toBigInteger()));
        shown.put(
                "explanation",
                Stream.of(row.order() == null ? row.about() : null, row.item(), row.quantity(), row.id())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")));
        return shown;
    }

    private String json(List<Map<String, Object>> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
