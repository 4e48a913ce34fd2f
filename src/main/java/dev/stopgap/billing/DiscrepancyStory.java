package dev.stopgap.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.billing.BillingPage.Event;
import dev.stopgap.billing.BillingPage.Side;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells one finding: what the records say of it, what happened to it, in the reader's words. */
@Component
class DiscrepancyStory {

    private final JdbcClient db;
    private final BillingView billing;
    private final MessageSource words;
    private final ObjectMapper json;

    DiscrepancyStory(JdbcClient db, BillingView billing, MessageSource words, ObjectMapper json) {
        this.db = db;
        this.billing = billing;
        this.words = words;
        this.json = json;
    }

    /** The finding {@code id}, if there is one. */
    Optional<BillingPage.Detail> of(String id, Locale locale) {
        return db.sql(
                        """
                select d.*, k.mended_by,
                       coalesce(d.order_no || coalesce('-' || d.line_no, ''), d.invoice_no, d.payment_no, '') as about
                  from discrepancy d
                  join discrepancy_kind k using (kind)
                 where d.id = :id
                """)
                .param("id", id)
                .query((row, number) -> detail(row, locale))
                .optional();
    }

    private BillingPage.Detail detail(ResultSet row, Locale locale) throws SQLException {
        JsonNode sides = read(row.getString("sides"));
        String supplier = row.getString("supplier");
        String invoice = row.getString("invoice_no") != null
                ? row.getString("invoice_no")
                : sides.path("billed").path("invoiceNo").asText("");
        var quantity = row.getBigDecimal("quantity");
        return new BillingPage.Detail(
                row.getString("id"),
                supplier,
                row.getString("kind"),
                row.getString("state"),
                row.getString("about"),
                sides.path("item").asText(null),
                quantity == null
                        ? null
                        : plain(quantity) + " " + sides.path("unit").asText(""),
                row.getBigDecimal("amount"),
                row.getString("mended_by"),
                row.getString("correction_id"),
                row.getString("reason"),
                sides(sides, locale),
                events(row.getString("id"), locale),
                invoice.isEmpty() ? null : billing.invoice(supplier, invoice).orElse(null));
    }

    private static final List<String> RECORDS = List.of("ordered", "shipped", "billed", "invoice", "paid", "replaced");

    // In the order in which a person reads them; the database keeps none.
    private static final List<String> FIGURES = List.of(
            "quantity",
            "cancelled",
            "unitPrice",
            "amount",
            "refunds",
            "invoiceTotal",
            "total",
            "taxRate",
            "tax",
            "taxDown",
            "taxUp",
            "reductions",
            "orderedAt",
            "cancelledOn",
            "issuedOn",
            "lastOn",
            "dueOn",
            "transactionNo",
            "invoiceNo",
            "method",
            "reference",
            "supplier",
            "purchaseOrderNo");

    // Each figure of a record is a sentence of its own; what is not known is not said.
    private List<Side> sides(JsonNode sides, Locale locale) {
        return RECORDS.stream()
                .filter(side -> !sides.path(side).isEmpty())
                .map(side -> new Side(
                        word("billing.side." + side, locale),
                        FIGURES.stream()
                                .filter(figure -> sides.path(side).hasNonNull(figure))
                                .map(figure -> words.getMessage(
                                        "billing.side." + side + "." + figure,
                                        new Object[] {
                                            shown(figure, sides.path(side).path(figure), locale)
                                        },
                                        locale))
                                .toList()))
                .toList();
    }

    private static String shown(String name, JsonNode value, Locale locale) {
        if (name.endsWith("At") || name.endsWith("On")) {
            boolean japanese = locale.getLanguage().equals("ja");
            return DateTimeFormatter.ofPattern(japanese ? "M月d日(E)" : "EEE d MMM", locale)
                    .format(LocalDate.parse(value.asText().substring(0, 10)));
        }
        if (!value.isNumber()) {
            return value.asText();
        }
        return switch (name) {
            case "quantity", "cancelled", "taxRate", "refunds" -> plain(value.decimalValue());
            default -> Money.shown(value.decimalValue());
        };
    }

    private List<Event> events(String id, Locale locale) {
        return db.sql(
                        """
                select at, code, first, second
                  from (select d.first_found_at as at, 1 as rank, 'found' as code, null as first, null as second
                          from discrepancy d where d.id = :id
                        union all
                        select h.held_at, 2, 'held', h.invoice_no, h.amount::text from payment_hold h where h.discrepancy_id = :id
                        union all
                        select h.released_at, 9, 'released.' || h.outcome, h.invoice_no, h.amount::text
                          from payment_hold h where h.discrepancy_id = :id and h.released_at is not null
                        union all
                        select c.drafted_at, 3, 'drafted', c.id, null
                          from correction c join discrepancy d on d.correction_id = c.id where d.id = :id
                        union all
                        select c.reviewed_at, 4, case c.state when 'LEFT_OUT' then 'leftOut' else 'reviewed' end, c.id, c.reviewed_by
                          from correction c join discrepancy d on d.correction_id = c.id
                         where d.id = :id and c.reviewed_at is not null
                        union all
                        select c.answered_at, 5, case c.state when 'PROMISED' then 'promised' else 'refused' end, c.id, null
                          from correction c join discrepancy d on d.correction_id = c.id
                         where d.id = :id and c.answered_at is not null
                        union all
                        select d.accepted_at, 6, 'accepted', d.accepted_by, d.reason
                          from discrepancy d where d.id = :id and d.state = 'ACCEPTED'
                        union all
                        select d.closed_at, 7, 'closed', null, null from discrepancy d where d.id = :id and d.closed_at is not null
                       ) as event
                 order by at, rank
                """)
                .param("id", id)
                .query((row, number) -> new Event(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        words.getMessage(
                                "billing.event." + row.getString("code"),
                                new Object[] {text(row.getString("first")), yen(row.getString("second"))},
                                locale)))
                .list();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String yen(@Nullable String value) {
        return value == null ? "" : value.matches("\\d+(\\.\\d+)?") ? Money.shown(new BigDecimal(value)) : value;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private String word(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
