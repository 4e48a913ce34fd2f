package dev.stopgap.orderbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has said of one file.
 *
 * @param names its header, as it has it: for another one the choice says nothing
 * @param columns what each of them is: a canonical name, or empty for one that is set aside
 * @param values what its words mean: a column and code such as {@code status.SHIPPED}, to the words
 */
record Chosen(List<String> names, List<String> columns, Map<String, List<String>> values) {

    /** Nobody has said anything. */
    static final Chosen NOTHING = new Chosen(List.of(), List.of(), Map.of());

    Chosen {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
        values = Map.copyOf(values);
        if (names.size() != columns.size()) {
            throw new IllegalArgumentException(names.size() + " names, " + columns.size() + " columns");
        }
    }

    /** What the columns of that header are, or null if it is another file's. */
    @Nullable List<@Nullable Column> columns(List<String> header, Kind kind) {
        if (names.isEmpty() || !names.equals(header)) {
            return null;
        }
        var known = new HashMap<String, Column>();
        kind.columns.forEach(column -> known.put(column.name(), column));
        var chosen = new ArrayList<@Nullable Column>();
        columns.forEach(name -> chosen.add(known.get(name)));
        return chosen;
    }
}
