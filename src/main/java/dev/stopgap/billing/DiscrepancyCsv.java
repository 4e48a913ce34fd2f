package dev.stopgap.billing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The findings of one run as a file, in the order of kinds and keys. */
@Component
class DiscrepancyCsv {

    private static final String[] HEADER = {
        "kind",
        "order_no",
        "line_no",
        "invoice_no",
        "tax_rate",
        "payment_no",
        "quantity",
        "amount",
        "id",
        "state",
        "mended_by",
        "contact",
        "item_name",
        "unit",
        "ordered_quantity",
        "cancelled_quantity",
        "shipped_quantity",
        "billed_quantity",
        "billed_invoice_no",
        "first_found_at"
    };

    private final JdbcClient db;

    DiscrepancyCsv(DataSource database) {
        var streaming = new JdbcTemplate(database);
        streaming.setFetchSize(1_000);
        this.db = JdbcClient.create(streaming);
    }

    /** Writes the findings of {@code match}, row by row. */
    // PostgreSQL streams only inside a transaction and with a fetch size.
    @Transactional(readOnly = true)
    public void write(long match, Writer out) {
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(HEADER);
        db.sql(
                        """
                select f.kind, f.order_no, f.line_no, f.invoice_no, f.tax_rate, f.payment_no, f.quantity, f.amount,
                       f.id, d.state, k.mended_by, k.contact,
                       f.sides ->> 'item' as item_name,
                       f.sides ->> 'unit' as unit,
                       f.sides -> 'ordered' ->> 'quantity' as ordered_quantity,
                       f.sides -> 'ordered' ->> 'cancelled' as cancelled_quantity,
                       f.sides -> 'shipped' ->> 'quantity' as shipped_quantity,
                       f.sides -> 'billed' ->> 'quantity' as billed_quantity,
                       f.sides -> 'billed' ->> 'invoiceNo' as billed_invoice_no,
                       to_char(d.first_found_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD"T"HH24:MI:SS"+09:00"') as first_found_at
                  from match_finding f
                  join discrepancy d using (id)
                  join discrepancy_kind k on k.kind = f.kind
                 where f.match_id = :match
                 order by k.rank, f.order_no collate "C", f.line_no collate "C", f.invoice_no collate "C", f.tax_rate,
                       f.payment_no collate "C"
                """)
                .param("match", match)
                .query((ResultSet row) -> writeRow(csv, row));
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeRow(CsvWriter csv, ResultSet row) throws SQLException {
        var cells = new String[HEADER.length];
        for (int i = 0; i < HEADER.length; i++) {
            cells[i] = switch (HEADER[i]) {
                case "amount" -> Money.exact(row.getBigDecimal("amount")).toPlainString();
                case "quantity", "ordered_quantity", "cancelled_quantity", "shipped_quantity", "billed_quantity" ->
                    number(row.getBigDecimal(HEADER[i]));
                default -> harmless(row.getString(HEADER[i]));
            };
        }
        csv.writeRecord(cells);
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null
                ? ""
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    // A spreadsheet would run a cell that begins like a formula, and these texts come from outside.
    private static String harmless(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
