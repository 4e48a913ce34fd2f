package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierProfile;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a supplier's headers and words become the canonical ones: everybody's rules and, on top, its profile's. */
final class Mapping {

    private static final Map<String, String> YES_AND_NO =
            Map.of("可", "true", "不可", "false", "○", "true", "〇", "true", "◯", "true", "×", "false", "✕", "false");

    private final Map<String, Column> headers = new HashMap<>();
    // By identity: every row asks, and a column's hash is that of all its words.
    private final Map<Column, Map<String, String>> words = new IdentityHashMap<>();
    final Kind kind;
    final Dates dates;

    Mapping(Kind kind, SupplierProfile.@Nullable Imports imports) {
        this.kind = kind;
        this.dates = new Dates(imports == null ? List.of() : imports.datePatterns());
        for (Column column : kind.columns) {
            headers.put(column.name(), column);
            if (!column.codes().isEmpty()) {
                words.put(column, words(column, imports));
            }
        }
        if (imports != null) {
            for (Column column : kind.columns) {
                imports.headers()
                        .getOrDefault(place(column), List.of())
                        .forEach(header -> headers.putIfAbsent(comparable(header), column));
            }
        }
    }

    /** The column of that header, whatever its case and width; null for one that nobody knows. */
    @Nullable Column column(String header) {
        return headers.get(comparable(header));
    }

    /** The canonical word for {@code cell}, or null. */
    @Nullable String word(Column column, String cell) {
        Map<String, String> known = words.getOrDefault(column, Map.of());
        String exactly = known.get(cell);
        return exactly != null ? exactly : known.get(comparable(cell));
    }

    private Map<String, String> words(Column column, SupplierProfile.@Nullable Imports imports) {
        var known = new HashMap<String, String>();
        for (String code : column.codes()) {
            known.put(code, code);
            known.put(comparable(code), code);
            if (imports != null) {
                imports.values()
                        .getOrDefault(place(column) + "." + code, List.of())
                        .forEach(word -> known.putIfAbsent(comparable(word), code));
            }
        }
        if (column.type() == Column.Type.FLAG) {
            YES_AND_NO.forEach(known::putIfAbsent);
        }
        return known;
    }

    private String place(Column column) {
        return kind.fileName() + "." + column.name();
    }

    private static String comparable(String text) {
        return Width.trim(Width.half(text)).toLowerCase(Locale.ROOT);
    }
}
