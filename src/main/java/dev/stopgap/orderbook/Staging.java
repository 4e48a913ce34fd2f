package dev.stopgap.orderbook;

import dev.stopgap.orderbook.Column.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements between a file and its table. They are put together from the names in {@link Kind}, never from what a
 * file holds: eight kinds, each with any choice of its columns, would else be hundreds of nearly equal statements.
 *
 * <p>The staging table is temporary: {@code row_no}, {@code sheet_row}, {@code wrong} (JSON of {@link Wrong}, null for a
 * good row), {@code repeated} (the same row stood further up), {@code finding} (it would change the past), and the
 * file's columns.
 */
final class Staging {

    private static final int SHOWN = 20;
    private static final List<String> AMOUNTS = List.of("quantity", "unit_price", "discount", "points", "tax_rate");

    private final Kind kind;
    private final List<Column> present;
    private final List<Column> staged;

    Staging(Kind kind, List<Column> present) {
        this.kind = kind;
        this.present = present;
        var all = new LinkedHashSet<>(present);
        kind.columns.stream()
                .filter(column -> kind.key.contains(column.field()))
                .forEach(all::add);
        this.staged = List.copyOf(all);
    }

    String create() {
        return """
                create temp table import_stage (
                    row_no bigint not null, sheet_row integer, wrong text,
                    repeated boolean not null default false, finding boolean not null default false,
                    %s
                ) on commit drop
                """
                .formatted(list(staged, ", ", column -> column.field() + " " + column.type().sql));
    }

    String copy() {
        return "copy import_stage (row_no, sheet_row, wrong, %s) from stdin".formatted(fields(present, ""));
    }

    String anyTwice() {
        return """
                select exists (select from import_stage s where %s group by %s having count(*) > 1)
                """
                .formatted(keyed(), key("s."));
    }

    /** Rows of one key: the same values count once, other values are nobody's to choose from. */
    String judgeTwice() {
        return """
                with twice as (
                    select %1$s, min(s.row_no) as first,
                           count(distinct (%2$s)::text) > 1 or bool_or(s.wrong is not null) as different,
                           string_agg(s.row_no::text, ', ' order by s.row_no) as rows
                      from import_stage s
                     where %3$s
                     group by %1$s
                    having count(*) > 1)
                update import_stage s
                   set repeated = not t.different and s.row_no > t.first,
                       wrong = case when t.different then jsonb_build_array(jsonb_build_object(
                           'column', '%4$s', 'header', '', 'value', concat_ws(' / ', %1$s),
                           'code', 'twiceDifferent', 'details', jsonb_build_array(left(t.rows, 200))))::text end
                  from twice t
                 where %5$s
                   and s.wrong is null
                """
                .formatted(key("s."), fields(staged, "s."), keyed(), String.join(" + ", kind.key), sameKey());
    }

    /** Whether this kind holds a past that must not change unseen while an outage is open. */
    boolean holdsThePast() {
        return !past().isEmpty();
    }

    String markFindings() {
        return """
                update import_stage s
                   set finding = true
                  from %s t
                 where %s
                   and %s
                   and (%s)
                """
                .formatted(kind.table, sameStored(), good(), String.join(" or ", past()));
    }

    private List<String> past() {
        var past = new ArrayList<String>();
        if (kind == Kind.ORDERS) {
            var amounts = present.stream()
                    .filter(column -> AMOUNTS.contains(column.field()))
                    .toList();
            past.add(
                    """
                    ((coalesce(t.status, '') in ('SHIPPED', 'IN_TRANSIT', 'DELIVERED')
                      or t.quantity <= coalesce(t.cancelled_quantity, 0) + coalesce(
                             (select v.shipped_quantity from shipped_line v
                               where v.supplier = t.supplier and v.order_no = t.order_no and v.line_no = t.line_no), 0))
                     and (%s) is distinct from (%s))
                    """
                            .formatted(fields(amounts, "t."), fields(amounts, "s.")));
        }
        // An address, and the account that a payment went to or came from.
        String place = kind == Kind.ORDERS ? "destination" : kind == Kind.PAYMENTS ? "reference" : "";
        if (present.stream().anyMatch(column -> column.field().equals(place))) {
            past.add("(t.%1$s is not null and t.%1$s is distinct from s.%1$s)".formatted(place));
        }
        return past;
    }

    String count() {
        return """
                select count(*) filter (where t.%1$s is null) as added,
                       count(*) filter (where t.%1$s is not null and (%2$s) is distinct from (%3$s)) as changed
                  from import_stage s
                  left join %4$s t on %5$s
                 where %6$s
                """
                .formatted(
                        kind.key.get(0),
                        fields(present, "t."),
                        fields(present, "s."),
                        kind.table,
                        sameStored(),
                        good());
    }

    String keepChanges() {
        return """
                insert into import_change (import_id, row_no, key, before, after)
                select :import, d.row_no, d.key,
                       (select jsonb_object_agg(b.key, b.value)
                          from jsonb_each(d.before) b
                          join jsonb_each(d.after) a using (key)
                         where a.value is distinct from b.value),
                       (select jsonb_object_agg(a.key, a.value)
                          from jsonb_each(d.before) b
                          join jsonb_each(d.after) a using (key)
                         where a.value is distinct from b.value)
                  from (%s) d
                """
                .formatted(different("and " + good()));
    }

    String keepFindings() {
        return """
                insert into import_finding (import_id, row_no, supplier, kind, key, before, after)
                select :import, d.row_no, :supplier, :kind, d.key, d.before, d.after
                  from (%s) d
                """
                .formatted(different("and s.finding"));
    }

    /** The first of {@link #keepChanges}. */
    String showChanges() {
        return "%s order by d.row_no limit %d".formatted(keepChanges(), SHOWN);
    }

    /** The first of {@link #keepFindings}. */
    String showFindings() {
        return "%s order by d.row_no limit %d".formatted(keepFindings(), SHOWN);
    }

    private String different(String which) {
        return """
                select s.row_no, concat_ws(' / ', %1$s) as key,
                       jsonb_build_object(%2$s) as before, jsonb_build_object(%3$s) as after
                  from import_stage s
                  join %4$s t on %5$s
                 where (%6$s) is distinct from (%7$s) %8$s
                """
                .formatted(
                        key("s."),
                        list(present, ", ", column -> "'%1$s', t.%1$s".formatted(column.field())),
                        list(present, ", ", column -> "'%1$s', s.%1$s".formatted(column.field())),
                        kind.table,
                        sameStored(),
                        fields(present, "t."),
                        fields(present, "s."),
                        which);
    }

    String change() {
        return """
                update %1$s t
                   set %2$s
                  from import_stage s
                 where %3$s
                   and %4$s
                   and (%5$s) is distinct from (%6$s)
                """
                .formatted(
                        kind.table,
                        list(present, ", ", column -> "%1$s = s.%1$s".formatted(column.field())),
                        sameStored(),
                        good(),
                        fields(present, "t."),
                        fields(present, "s."));
    }

    /** No join to the table: planned while that is empty, it would look through all that this very statement adds. */
    String add() {
        return """
                insert into %1$s (%2$s%3$s)
                select %4$s%5$s
                  from import_stage s
                 where %6$s
                    on conflict do nothing
                """
                .formatted(
                        kind.table,
                        kind.ourOwn() ? "" : "supplier, ",
                        fields(present, ""),
                        kind.ourOwn() ? "" : ":supplier, ",
                        fields(present, "s."),
                        good());
    }

    private static String good() {
        return "s.wrong is null and not s.repeated and not s.finding";
    }

    /** Whether the key of a staged row could be read. */
    private String keyed() {
        return kind.columns.stream()
                .filter(column -> kind.key.contains(column.field()) && column.required())
                .map(column -> "s." + column.field() + " is not null")
                .collect(Collectors.joining(" and "));
    }

    private String key(String table) {
        return kind.key.stream().map(field -> table + field).collect(Collectors.joining(", "));
    }

    private String sameKey() {
        return kind.columns.stream()
                .filter(column -> kind.key.contains(column.field()))
                .map(Staging::same)
                .collect(Collectors.joining(" and "));
    }

    private String sameStored() {
        return (kind.ourOwn() ? "" : "t.supplier = :supplier and ") + sameKey();
    }

    /** Equality that a hash join can use also where the key's part may be empty. */
    private static String same(Column column) {
        return column.required() || column.type() != Type.NUMBER
                ? "t.%1$s = s.%1$s".formatted(column.field())
                : "coalesce(t.%1$s, -1) = coalesce(s.%1$s, -1)".formatted(column.field());
    }

    private static String fields(List<Column> columns, String table) {
        return list(columns, ", ", column -> table + column.field());
    }

    private static String list(List<Column> columns, String between, java.util.function.Function<Column, String> each) {
        return columns.stream().map(each).collect(Collectors.joining(between));
    }
}
