package dev.stopgap.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The lines of a package, a page at a time. */
@Service
class PackageLines {

    private final JdbcClient db;

    PackageLines(JdbcClient db) {
        this.db = db;
    }

    /**
     * A page of lines in the order of their numbers.
     *
     * @param matching how many lines the search finds in all
     * @param next where the next page begins; null on the last
     */
    record Page(List<PackageLine> lines, int matching, @Nullable String next) {}

    /** At most {@code limit} lines after {@code after} whose item, number or requester contains {@code query}. */
    Page page(PackageId id, @Nullable String query, LineFilter filter, @Nullable String after, int limit) {
        List<String> place = Cursors.parse(after);
        List<PackageLine> found = db.sql(
                        """
                select l.*
                  from package_line l
                 where l.package_id = :id
                   and (l.order_no, l.line_no) > (:order, :line)
                   and package_line_matches(l, :query, :filter)
                 order by l.order_no, l.line_no
                 limit :limit
                """)
                .param("id", id.value())
                .param("order", place.get(0))
                .param("line", place.get(1))
                .param("query", pattern(query))
                .param("filter", filter.name())
                .param("limit", limit + 1)
                .query(PackageLines::row)
                .list();
        boolean more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        return new Page(
                page, matching(id, query, filter), more ? page.get(limit - 1).cursor() : null);
    }

    private int matching(PackageId id, @Nullable String query, LineFilter filter) {
        return db.sql(
                        """
                select count(*) from package_line l where l.package_id = :id and package_line_matches(l, :query, :filter)
                """)
                .param("id", id.value())
                .param("query", pattern(query))
                .param("filter", filter.name())
                .query(Integer.class)
                .single();
    }

    /** What {@code query} is compared with: anywhere in the text, its own signs taken as they are. */
    static String pattern(@Nullable String query) {
        if (query == null || query.isBlank()) {
            return "%";
        }
        return "%" + query.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static PackageLine row(ResultSet row, int number) throws SQLException {
        var goneAt = row.getObject("gone_at", OffsetDateTime.class);
        return new PackageLine(
                row.getString("order_no"),
                row.getString("line_no"),
                row.getString("item_name"),
                row.getString("item_class"),
                row.getString("use"),
                row.getString("requester_email"),
                row.getBigDecimal("open_quantity").stripTrailingZeros(),
                row.getString("unit"),
                row.getBigDecimal("open_yen"),
                row.getObject("needed_by", LocalDate.class),
                row.getObject("expected_on", LocalDate.class),
                row.getInt("days_over_sla"),
                row.getInt("fee_percent"),
                row.getInt("substitutes"),
                row.getString("alt_name"),
                row.getObject("alt_lead_days", Integer.class),
                row.getInt("price_rise_percent"),
                row.getBoolean("cancel_possible"),
                row.getBoolean("substitute_possible"),
                row.getString("proposal"),
                row.getString("choice"),
                row.getString("overrule_reason"),
                row.getString("overruled_by"),
                row.getString("gone_reason"),
                goneAt == null ? null : goneAt.toInstant());
    }
}
