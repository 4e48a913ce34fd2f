package dev.stopgap.orderbook;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
     * Keeps what {@code chosen} says beyond what {@code untaught} knows: from now on it holds for each file of that supplier,
     * in place of what was said of the same word before. What the canonical names or the profile say otherwise stays as it is;
     * the choice was that one file's alone.
     */
    @Transactional
    public void learn(@Nullable SupplierId supplier, Mapping untaught, Chosen chosen, String user) {
        String kind = untaught.kind.fileName() + ".";
        var said = new ArrayList<Said>();
        for (int i = 0; i < chosen.names().size(); i++) {
            String name = chosen.names().get(i);
            boolean once = Collections.frequency(chosen.names(), name) == 1;
            if (once && !name.isEmpty() && untaught.column(name) == null) {
                String column = chosen.columns().get(i);
                said.add(new Said(kind, column.isEmpty() ? "" : kind + column, name));
            }
        }
        chosen.values()
                .forEach((place, words) -> words.forEach(word ->
                        said.add(new Said(kind + place.substring(0, place.indexOf('.') + 1), kind + place, word))));
        forgetOthers(supplier, said);
        var places = said.stream().filter(one -> !one.place().isEmpty()).toList();
        int learned = db.sql(
                        """
                insert into learned_word (supplier, place, word, learned_by, learned_at)
                select :supplier, n.place, n.word, :user, :now
                  from unnest(:places::text[], :words::text[]) as n (place, word)
                on conflict do nothing
                """)
                .param("supplier", name(supplier))
                .param("places", places.stream().map(Said::place).toArray(String[]::new))
                .param("words", places.stream().map(Said::word).toArray(String[]::new))
                .param("user", user)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (learned > 0) {
            String words = places.stream().map(Said::word).collect(Collectors.joining(", "));
            record(supplier, LedgerEntry.of("orderbook.wordsLearned"), user, words);
        }
    }

    /** A word and its place, empty for none, among all places below {@code within}: a word means one thing in each. */
    private record Said(String within, String place, String word) {}

    private void forgetOthers(@Nullable SupplierId supplier, List<Said> said) {
        db.sql(
                        """
                delete from learned_word w
                 using unnest(:within::text[], :places::text[], :words::text[]) as n (within, place, word)
                 where w.supplier = :supplier
                   and w.word = n.word
                   and w.place <> n.place
                   and starts_with(w.place, n.within)
                   and position('.' in substr(w.place, length(n.within) + 1)) = 0
                """)
                .param("supplier", name(supplier))
                .param("within", said.stream().map(Said::within).toArray(String[]::new))
                .param("places", said.stream().map(Said::place).toArray(String[]::new))
                .param("words", said.stream().map(Said::word).toArray(String[]::new))
                .update();
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
