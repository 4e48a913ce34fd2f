package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the comparing sources of a supplier have brought since the last time: told once a day, and never a state.
 *
 * @param items the newest version of each text, at most as many as a person reads
 * @param more how many there are beside them
 */
public record ComparisonNews(SupplierId supplier, LocalDate day, List<Item> items, int more) {

    public ComparisonNews {
        items = List.copyOf(items);
    }

    /**
     * One text.
     *
     * @param source who writes it: the host of its page, or how it was entered
     * @param sentence what is new in it; null where only something has gone
     */
    public record Item(long notice, String title, String source, @Nullable String url, @Nullable String sentence) {}
}
