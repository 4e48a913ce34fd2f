package dev.stopgap.triage;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every line with its facts, rule, proposal, conclusion and what came of it, as CSV, streamed. */
@Service
class LineFiles {

    private final NamedParameterJdbcTemplate db;

    LineFiles(DataSource dataSource) {
        var streaming = new JdbcTemplate(dataSource);
        // PostgreSQL streams only inside a transaction and with a fetch size.
        streaming.setFetchSize(1000);
        this.db = new NamedParameterJdbcTemplate(streaming);
    }

    /** Writes the lines of the case, or of one package of it, in the order of their numbers. */
    @Transactional(readOnly = true)
    public void write(@Nullable String outage, @Nullable PackageId id, Writer out) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("outage", outage);
        parameters.put("package", id == null ? null : id.value());
        // Nothing stays behind in a buffer: the writer has its own.
        var csv = CsvWriter.builder().bufferSize(0).build(out);
        db.query(
                """
                select c.order_no, c.line_no, l.sku, coalesce(f.item_name, l.item_name) as item_name, f.item_class, f.use, f.ship_mode,
                       f.customization, f.open_quantity, f.unit, f.open_yen, f.needed_by, f.requester_email, f.cost_center,
                       f.progress, f.ship_fate, f.expected_on, f.days_over_sla, f.stock_gap_days, f.cancellable, f.fee_percent,
                       f.substitutes, f.alt_supplier, f.alt_sku, f.alt_lead_days, f.price_rise_percent,
                       c.rule, c.proposal, c.package_id as package, c.conclusion, c.origin, c.overruled, c.reason,
                       c.decided_by, to_char(c.decided_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD"T"HH24:MI:SS"+09:00"') as decided_at,
                       c.instruction, to_char(c.answered_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD"T"HH24:MI:SS"+09:00"') as answered_at,
                       c.answer_reason, c.provisional_on, c.gone_reason
                  from line_conclusion c
                  join order_line l using (supplier, order_no, line_no)
                  left join line_fact f using (outage, supplier, order_no, line_no)
                 where (:outage::text is null or c.outage = :outage)
                   and (:package::bigint is null or c.package_id = :package)
                 order by c.order_no, c.line_no
                """,
                parameters,
                (ResultSet rows) -> {
                    header(rows.getMetaData(), csv);
                    while (rows.next()) {
                        record(rows, csv);
                    }
                    return true;
                });
    }

    private static void header(ResultSetMetaData columns, CsvWriter csv) throws SQLException {
        var names = new String[columns.getColumnCount()];
        for (int i = 0; i < names.length; i++) {
            names[i] = columns.getColumnLabel(i + 1);
        }
        csv.writeRecord(names);
    }

    private static void record(ResultSet row, CsvWriter csv) throws SQLException {
        var cells = new String[row.getMetaData().getColumnCount()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = harmless(row.getString(i + 1));
        }
        csv.writeRecord(cells);
    }

    // A spreadsheet would run what begins so; numbers below zero are left as they are.
    private static String harmless(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        boolean runs =
                switch (cell.charAt(0)) {
                    case '=', '+', '@', '\t', '\r' -> true;
                    case '-' -> !cell.matches("-\\d+(\\.\\d+)?");
                    default -> false;
                };
        return runs ? "'" + cell : cell;
    }
}
