package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that came by the browser, and how far it is.
 *
 * @param supplier whose; null for our own approvers
 * @param looked the dry run that says what it would change
 * @param stored the import that it became
 * @param problem why it cannot be read, such as {@code missingColumn}
 * @param remember whether what was chosen of its columns is to hold for the next files too
 * @param decidedBy who confirmed it or gave it up
 */
public record Upload(
        long id,
        @Nullable String supplier,
        String kind,
        String fileName,
        long bytes,
        State state,
        @Nullable Long looked,
        @Nullable Long stored,
        @Nullable String problem,
        List<String> problemDetails,
        boolean remember,
        String receivedBy,
        Instant receivedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** How far it is. */
    public enum State {
        /** It is being read, to say what it would change. */
        LOOKING,
        /** Its headers are not known: a person is to say what is what. */
        TO_MAP,
        /** What it would change is known; a person is to confirm it. */
        WAITING,
        STORING,
        STORED,
        /** It is no file of its kind. */
        UNREADABLE,
        /** A person gave it up; nothing of it was kept. */
        CANCELLED,
        /** The server stopped meanwhile; nothing of it was stored. */
        INTERRUPTED,
        /** Something of ours broke; nothing of it was stored. */
        FAILED,
        /** Nobody confirmed it within a day. */
        FORGOTTEN;

        /** Whether it is being read or stored. */
        public boolean runs() {
            return this == LOOKING || this == STORING;
        }

        /** Whether the file is still there and somebody may go on with it. */
        public boolean mayGoOn() {
            return this == TO_MAP || this == WAITING || this == INTERRUPTED || this == FAILED;
        }
    }

    @Nullable SupplierId supplierId() {
        return supplier == null ? null : new SupplierId(supplier);
    }

    Kind ofKind() {
        return Kind.of(kind).orElseThrow();
    }
}
