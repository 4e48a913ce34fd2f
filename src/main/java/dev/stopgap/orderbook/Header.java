package dev.stopgap.orderbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file's own header, mapped.
 *
 * @param names as the file has them
 * @param columns what each is; null for one that nobody knows
 */
record Header(List<String> names, List<@Nullable Column> columns) {

    /** What {@code errors.csv} adds behind the file's own columns. A file that has them has been sent again. */
    static final List<String> ADDED = List.of("row", "column", "value", "message", "remedy");

    private static final int SHOWN = 100;
    private static final int NAME = 60;

    static Header of(String[] names, Mapping mapping) {
        List<String> own = Arrays.stream(names)
                .map(name -> Harmless.undo(Width.trim(name)))
                .toList();
        return new Header(own, mapping.columns(own));
    }

    /** What is said of a file that has no line at all. */
    static UnreadableFile none(Kind kind) {
        var missing = kind.required().stream().map(Column::name).toList();
        return new UnreadableFile("noHeader", missing, List.of(), shown(missing), shown(List.of()));
    }

    /** Names for a sentence: what stands there in place of a header may be anything. */
    private static String shown(List<String> names) {
        String text = names.stream()
                .limit(SHOWN)
                .map(name -> name.length() <= NAME ? name : name.substring(0, NAME) + "…")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "—" : names.size() <= SHOWN ? text : text + ", …";
    }

    /** How many of its names are known: the measure of a delimiter or a sheet. */
    long known() {
        return columns.stream().filter(column -> column != null).count();
    }

    /** Whether it has all columns that a file of {@code kind} needs, and none twice. */
    boolean fits(Kind kind) {
        return known() == columns.stream().filter(Objects::nonNull).distinct().count()
                && missing(kind).isEmpty();
    }

    /** Refuses a header that lacks a required column or has one twice. */
    void check(Mapping mapping) {
        var missing = missing(mapping.kind);
        // What each column of a draft is will be said by a person; that there are enough of them is a matter of the
        // file.
        if (mapping.isDraft() ? !isEnough(mapping.kind) : !missing.isEmpty()) {
            String code = known() == 0 ? "noHeader" : "missingColumn";
            throw new UnreadableFile(code, missing, unknown(), shown(missing), shown(unknown()));
        }
        if (!mapping.isDraft()) {
            refuseDoubled();
        }
    }

    /** Whether it has as many names as a file of {@code kind} needs columns, known or not. */
    boolean isEnough(Kind kind) {
        return names.stream().filter(name -> !name.isEmpty()).count()
                >= kind.required().size();
    }

    private void refuseDoubled() {
        var seen = new HashMap<Column, String>();
        for (int i = 0; i < names.size(); i++) {
            Column column = columns.get(i);
            String before = column == null ? null : seen.put(column, names.get(i));
            if (column != null && before != null) {
                throw new UnreadableFile("doubledColumn", column.name(), before, names.get(i));
            }
        }
    }

    /** The required columns that it lacks. */
    List<String> missing(Kind kind) {
        return kind.required().stream()
                .filter(column -> !columns.contains(column))
                .map(Column::name)
                .toList();
    }

    /** Whether it is an {@code errors.csv} that comes back. */
    boolean sentAgain() {
        int own = names.size() - ADDED.size();
        return own > 0 && names.subList(own, names.size()).equals(ADDED);
    }

    /** The file's own names: without what an {@code errors.csv} had added. */
    List<String> own() {
        return sentAgain() ? names.subList(0, names.size() - ADDED.size()) : names;
    }

    /** How many of its own columns there are up to the last that has a name. */
    int namedWidth() {
        int width = own().size();
        while (width > 0 && names.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    /** The names that nobody knows, kept aside. */
    List<String> unknown() {
        var unknown = new ArrayList<String>();
        for (int i = 0; i < own().size(); i++) {
            if (columns.get(i) == null && !names.get(i).isEmpty()) {
                unknown.add(names.get(i));
            }
        }
        return unknown;
    }
}
