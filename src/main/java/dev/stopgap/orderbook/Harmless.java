package dev.stopgap.orderbook;

import java.util.regex.Pattern;

/** Cells that a spreadsheet would run, made harmless on the way out by a leading {@code '}, and taken back on the way in. */
final class Harmless {

    private static final String RUN = "=+\\-@＝＋－＠";
    private static final Pattern WOULD_RUN = Pattern.compile("[ \\t\\r\\n　]*[" + RUN + "].*", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile("'+[ \\t\\r\\n　]*[" + RUN + "].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d,]*\\.?\\d+");

    private Harmless() {}

    /** {@code cell} as it may leave the house. A plain number such as {@code -500} is what it is. */
    static String of(String cell) {
        boolean runs =
                WOULD_RUN.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
        return runs || MARKED.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** {@code cell} as it was before {@link #of}. */
    static String undo(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == '\'' && MARKED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
