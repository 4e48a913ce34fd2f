package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierProfile;
import java.util.ArrayList;
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
    private final Chosen chosen;
    private final boolean draft;
    final Kind kind;
    final Dates dates;
    /** What the supplier's profile says of its files' encoding, or nothing. */
    final @Nullable String encoding;

    Mapping(Kind kind, SupplierProfile.@Nullable Imports imports) {
        this(kind, imports, Chosen.NOTHING, false);
    }

    /**
     * @param chosen what a person has said of the one file; it holds before everything else
     * @param draft whether a header may lack what is required, because a person is still to say what is what
     */
    Mapping(Kind kind, SupplierProfile.@Nullable Imports imports, Chosen chosen, boolean draft) {
        this.kind = kind;
        this.chosen = chosen;
        this.draft = draft;
        this.encoding = imports == null ? null : imports.encoding();
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

    /** What each column of that header is. */
    List<@Nullable Column> columns(List<String> header) {
        var said = chosen.columns(header, kind);
        if (said != null) {
            return said;
        }
        var columns = new ArrayList<@Nullable Column>();
        header.forEach(name -> columns.add(column(name)));
        return columns;
    }

    /** Whether a header may lack what is required. */
    boolean isDraft() {
        return draft;
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

    static String comparable(String text) {
        return Width.trim(Width.half(text)).toLowerCase(Locale.ROOT);
    }
}
