package dev.stopgap.orderbook;

/** Told how far an import is. */
interface Progress {

    /** For those whom nobody watches. */
    Progress UNWATCHED = rows -> {};

    /**
     * {@code rows} rows have been read. Called every few thousand rows, and before each step of what follows.
     *
     * @throws GivenUp to end the import; nothing of it is stored
     */
    void reached(long rows);

    /** Somebody does not want the import any more. */
    final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
