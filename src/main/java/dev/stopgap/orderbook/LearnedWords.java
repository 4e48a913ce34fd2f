package dev.stopgap.orderbook;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have said a supplier's headers and words mean: on top of its profile, from where they are taken. */
@Component
public class LearnedWords {

    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;

    LearnedWords(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param place as a profile writes it: {@code orders.order_no} for a header, {@code orders.status.SHIPPED} for a value
     */
    public record Word(String place, String word, String learnedBy, Instant learnedAt) {

        boolean isHeader() {
            return place.indexOf('.') == place.lastIndexOf('.');
        }
    }

    /** Those for one kind of that supplier's files, or of our own. */
    List<Word> of(@Nullable SupplierId supplier, Kind kind) {
        return of(supplier).stream()
                .filter(word -> word.place().startsWith(kind.fileName() + "."))
                .toList();
    }

    /** All of a supplier's, or ours. */
    List<Word> of(@Nullable SupplierId supplier) {
        return db.sql(
                        "select place, word, learned_by, learned_at from learned_word where supplier = :supplier order by place, word")
                .param("supplier", name(supplier))
                .query((row, number) -> new Word(
                        row.getString("place"),
                        row.getString("word"),
                        row.getString("learned_by"),
                        row.getObject("learned_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Keeps what {@code chosen} says beyond what {@code known} knows: from now on it holds for each file of that supplier.
     * What the canonical names or the profile say otherwise stays as it is; the choice was that one file's alone.
     */
    @Transactional
    public void learn(@Nullable SupplierId supplier, Mapping known, Chosen chosen, String user) {
        var places = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (int i = 0; i < chosen.names().size(); i++) {
            String name = chosen.names().get(i);
            if (!chosen.columns().get(i).isEmpty() && !name.isEmpty() && known.column(name) == null) {
                places.add(known.kind.fileName() + "." + chosen.columns().get(i));
                words.add(name);
            }
        }
        chosen.values()
                .forEach((place, some) -> some.forEach(word -> {
                    places.add(known.kind.fileName() + "." + place);
                    words.add(word);
                }));
        int learned = db.sql(
                        """
                insert into learned_word (supplier, place, word, learned_by, learned_at)
                select :supplier, n.place, n.word, :user, :now
                  from unnest(:places::text[], :words::text[]) as n (place, word)
                on conflict do nothing
                """)
                .param("supplier", name(supplier))
                .param("places", places.toArray(String[]::new))
                .param("words", words.toArray(String[]::new))
                .param("user", user)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (learned > 0) {
            record(supplier, LedgerEntry.of("orderbook.wordsLearned"), user, String.join(", ", words));
        }
    }

    /** Forgets one of them. */
    @Transactional
    public void forget(@Nullable SupplierId supplier, String place, String word, String user) {
        int forgotten = db.sql(
                        "delete from learned_word where supplier = :supplier and place = :place and word = :word")
                .param("supplier", name(supplier))
                .param("place", place)
                .param("word", word)
                .update();
        if (forgotten > 0) {
            record(supplier, LedgerEntry.of("orderbook.wordForgotten"), user, word);
        }
    }

    private void record(@Nullable SupplierId supplier, LedgerEntry entry, String user, String words) {
        var said = entry.by(user).with("words", words.length() <= 500 ? words : words.substring(0, 500) + "…");
        ledger.record(supplier == null ? said : said.at(supplier.value()));
    }

    /** Those of a supplier as lines for its profile; empty if there are none. */
    String asYaml(@Nullable SupplierId supplier) {
        Map<String, List<String>> headers = new TreeMap<>();
        Map<String, List<String>> values = new TreeMap<>();
        of(supplier).forEach(word -> (word.isHeader() ? headers : values)
                .computeIfAbsent(word.place(), place -> new ArrayList<>())
                .add("\"" + word.word().replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
        if (headers.isEmpty() && values.isEmpty()) {
            return "";
        }
        return "imports:\n" + lines("headers", headers) + lines("values", values);
    }

    private static String lines(String key, Map<String, List<String>> words) {
        if (words.isEmpty()) {
            return "";
        }
        var lines = new StringBuilder("  " + key + ":\n");
        words.forEach((place, some) -> lines.append("    ")
                .append(place)
                .append(": [")
                .append(String.join(", ", some))
                .append("]\n"));
        return lines.toString();
    }

    private static String name(@Nullable SupplierId supplier) {
        return supplier == null ? "" : supplier.value();
    }
}
