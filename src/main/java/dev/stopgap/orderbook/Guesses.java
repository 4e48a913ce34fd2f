package dev.stopgap.orderbook;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the columns of a file may be: by the words of its header, by what its values look like, and by whether they name
 * orders and items that we know. Only ever offered to a person.
 */
@Component
class Guesses {

    private static final Pattern SIGNS = Pattern.compile("[\\p{Punct}\\p{IsPunctuation}\\s&&[^%]]+");
    private static final Pattern MONEY = Pattern.compile("[¥\\\\￥]?-?\\d{1,3}(,\\d{3})+|[¥\\\\￥]-?\\d+");
    private static final Pattern DAY = Pattern.compile(
            "(19|20)\\d\\d([-/.年])\\d{1,2}.*|(19|20)\\d{2}[01]\\d[0-3]\\d|[RrHh]\\d{1,2}[./].*|(令和|平成).*");
    private static final Pattern NUMBER = Pattern.compile("[¥\\\\]?-?\\d[\\d,]*(\\.\\d+)?[%％]?");
    // Our columns of prices are without tax; a supplier's "税込単価" is another figure.
    private static final Pattern WITH_TAX = Pattern.compile("税込|込み|incl", Pattern.CASE_INSENSITIVE);
    private static final Set<String> WITHOUT_TAX = Set.of("unit_price", "discount", "taxable_10", "taxable_8");
    private static final int ENOUGH = 20;

    private final JdbcClient db;
    private final Map<String, List<String>> words;

    Guesses(JdbcClient db) {
        this.db = db;
        try (InputStream file = new ClassPathResource("orderbook/header-words.yaml").getInputStream()) {
            this.words = new ObjectMapper(new YAMLFactory())
                    .readValue(file, new TypeReference<Map<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a column was guessed. */
    public enum Why {
        /** It is known, from the canonical names, the profile or an earlier file. */
        KNOWN,
        HEADER,
        VALUES
    }

    /** A column for one of the file's. */
    public record Guess(String column, Why why) {}

    /** Whether that header is a row of values: dates and numbers are no names, and its row would be lost. */
    static boolean looksLikeValues(Header header) {
        return header.known() == 0
                && header.names().stream()
                                .filter(name -> DAY.matcher(Width.half(name)).matches()
                                        || NUMBER.matcher(Width.half(name)).matches())
                                .count()
                        >= 2;
    }

    private record Candidate(int place, Column column, int score, Why why) {}

    /** A guess for each column of {@code head}, or null; no column of ours is guessed twice. */
    List<@Nullable Guess> of(Upload upload, FileLook.Head head) {
        Kind kind = upload.ofKind();
        var cells = new Cells(new Mapping(kind, null));
        var candidates = new ArrayList<Candidate>();
        for (int place = 0; place < head.names().size(); place++) {
            for (Column column : kind.columns) {
                Candidate candidate = candidate(upload, head, place, column, cells);
                if (candidate.score() >= ENOUGH) {
                    candidates.add(candidate);
                }
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::score).reversed());
        var guesses =
                new ArrayList<@Nullable Guess>(Collections.nCopies(head.names().size(), null));
        for (Candidate best : candidates) {
            boolean free = guesses.get(best.place()) == null
                    && guesses.stream()
                            .noneMatch(guess -> guess != null
                                    && guess.column().equals(best.column().name()));
            if (free) {
                guesses.set(best.place(), new Guess(best.column().name(), best.why()));
            }
        }
        return guesses;
    }

    private Candidate candidate(Upload upload, FileLook.Head head, int place, Column column, Cells cells) {
        if (head.known().get(place).equals(column.name())) {
            return new Candidate(place, column, 1_000, Why.KNOWN);
        }
        List<String> values = head.samples().get(place);
        boolean otherFigure = WITH_TAX.matcher(head.names().get(place)).find()
                && (WITHOUT_TAX.contains(column.name())
                        || (column.name().equals("amount") && upload.ofKind() == Kind.TRANSACTIONS));
        if (otherFigure || !fits(column, values, cells)) {
            return new Candidate(place, column, 0, Why.VALUES);
        }
        int byHeader = byHeader(head.names().get(place), column);
        int byValues = byValues(upload, column, values);
        return new Candidate(place, column, byHeader + byValues, byHeader > 0 ? Why.HEADER : Why.VALUES);
    }

    /** Whether most of the values can be read as that column; words of a column of codes may be unknown still. */
    private static boolean fits(Column column, List<String> values, Cells cells) {
        if (values.isEmpty()) {
            return true;
        }
        if (!column.codes().isEmpty()) {
            return values.stream().distinct().count() <= 12;
        }
        long read = values.stream().filter(value -> reads(column, value, cells)).count();
        return read * 2 > values.size();
    }

    private static boolean reads(Column column, String value, Cells cells) {
        try {
            cells.read(column, value);
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    /** 100 for the very word, less for a header that has more in it, 0 for none of the words. */
    private int byHeader(String name, Column column) {
        String header = plain(name);
        int best = header.equals(plain(column.name())) ? 100 : 0;
        for (String known : words.getOrDefault(column.name(), List.of())) {
            String word = plain(known);
            if (header.equals(word)) {
                best = 100;
            } else if (word.length() > 1 && header.contains(word)) {
                best = Math.max(best, 25 + 60 * word.length() / header.length());
            }
        }
        return best;
    }

    private static String plain(String text) {
        return SIGNS.matcher(Mapping.comparable(text)).replaceAll("");
    }

    /** What the values themselves say: numbers that we know, dates, money, rates, whole numbers. */
    private int byValues(Upload upload, Column column, List<String> values) {
        if (values.isEmpty()) {
            return 0;
        }
        return switch (column.name()) {
            case "order_no" -> known("order_line", "order_no", upload, values);
            case "sku" -> known("item", "sku", upload, values) + known("order_line", "sku", upload, values);
            case "invoice_no" -> known("invoice", "invoice_no", upload, values);
            case "requester_email" -> most(values, Pattern.compile("[^@\\s]+@[^@\\s]+")) ? 60 : 0;
            case "registration_no" -> most(values, Pattern.compile("T\\d{13}")) ? 90 : 0;
            case "tax_rate" -> most(values, Pattern.compile("(10|8|0)(\\.0+)?[%％]?")) ? 25 : 0;
            default -> byForm(column, values);
        };
    }

    private static int byForm(Column column, List<String> values) {
        return switch (column.type()) {
            case DATE, TIME -> most(values, DAY) ? (column.required() ? 22 : 5) : -20;
            case NUMBER ->
                column.required() && most(values, MONEY) && !column.name().equals("quantity") ? 21 : 0;
            default -> 0;
        };
    }

    private static boolean most(List<String> values, Pattern form) {
        return values.stream()
                                .filter(value -> form.matcher(Width.half(value)).matches())
                                .count()
                        * 10
                >= values.size() * 9L;
    }

    /** How many of the values name something of that supplier that we have: up to 80. */
    private int known(String table, String field, Upload upload, List<String> values) {
        long known = db.sql(
                        """
                select count(distinct v.value)
                  from unnest(:values::text[]) as v (value)
                 where exists (select from %1$s t where t.supplier = :supplier and t.%2$s = v.value)
                """
                                .formatted(table, field))
                .param("values", values.toArray(String[]::new))
                .param("supplier", upload.supplier() == null ? "" : upload.supplier())
                .query(Long.class)
                .single();
        return Math.toIntExact(80 * known / values.stream().distinct().count());
    }
}
