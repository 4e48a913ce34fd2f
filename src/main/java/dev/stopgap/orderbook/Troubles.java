package dev.stopgap.orderbook;

import dev.stopgap.platform.Problem;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What may break under an import, as its sender is told; nothing of the import is stored then. */
final class Troubles {

    private Troubles() {}

    /** The answer to {@code trouble}: a full disk, ours or the database's, a lost connection to it, or else the trouble itself. */
    static RuntimeException of(RuntimeException trouble) {
        if (trouble instanceof Spool.NoRoom) {
            return new Problem(HttpStatus.INSUFFICIENT_STORAGE, "import.noRoom");
        }
        String state = sqlState(trouble);
        if (state.startsWith("53")) { // insufficient resources
            return new Problem(HttpStatus.INSUFFICIENT_STORAGE, "import.noRoom");
        }
        if (state.startsWith("08") || state.startsWith("57P")) { // connection lost, server going down
            return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "import.databaseGone");
        }
        return trouble;
    }

    private static String sqlState(@Nullable Throwable trouble) {
        String state = "";
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = sql.getSQLState();
            }
        }
        return state;
    }
}
