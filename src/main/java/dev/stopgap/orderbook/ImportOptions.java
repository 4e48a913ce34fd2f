package dev.stopgap.orderbook;

/**
 * How a file is to be imported.
 *
 * @param dryRun only say what would happen
 * @param acceptGoodRows store the good rows though others are refused; else it is all or nothing
 */
public record ImportOptions(boolean dryRun, boolean acceptGoodRows) {

    /** All or nothing, for good. */
    public static final ImportOptions ALL_OR_NOTHING = new ImportOptions(false, false);
}
