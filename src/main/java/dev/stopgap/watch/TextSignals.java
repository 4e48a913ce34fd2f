package dev.stopgap.watch;

import dev.stopgap.reader.NormalText;
import dev.stopgap.watch.Signal.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The signals that stand in the words themselves: counts, lead times, cautions, lists, handwork. */
final class TextSignals {

    private static final int LONGEST = 200_000;
    private static final Pattern SENTENCE_ENDS = Pattern.compile("(?<=[。！？!?])|\\n");
    // What is planned or hoped for is not so yet, and what was so is not so any more.
    private static final Pattern NOT_NOW =
            Pattern.compile("予定|見込|めど|目処|目指|計画|検討|これまで|従来|通常は|平常時|will |plan|expect|aim|hope|previously");
    private static final String NUMBER = "(?:(\\d{1,4})万)?(\\d[\\d,]{0,8})?";
    private static final Pattern ITEMS = Pattern.compile(NUMBER + "\\s?(?:品目|アイテム|商品|sku|items|products)");
    private static final Pattern SITES =
            Pattern.compile(NUMBER + "\\s?(?:拠点|か所|カ所|ヵ所|箇所|センター|sites|distribution cent)");
    private static final Pattern LEAD_CONTEXT = Pattern.compile("届|出荷|リードタイム|日数|配送|deliver|lead time|ship");
    private static final Pattern LEAD = Pattern.compile(
            "(?<![月年/\\d])(?:(\\d{1,2})\\s?(?:〜|-|から|to)\\s?)?(\\d{1,2})\\s?(?:営業)?(?:日(?!時|付|締|より|に|\\()|(?:business |working )?days)");
    private static final Pattern NEXT_DAY = Pattern.compile("翌(?:営業)?日|next[- ]day");
    private static final Pattern BY_HAND = Pattern.compile("手作業|手運用|人手による|手動で|by hand|manually|manual work");
    private static final Pattern BY_SYSTEM = Pattern.compile("システムを(?:使|用い|利用)|システムによる|using (?:the|our) system");
    private static final Pattern CAUTION =
            Pattern.compile("つながりにくい|繋がりにくい|混み合|混雑|お控え|ご遠慮|お時間を(?:いただ|頂)|hard to reach|longer than usual");
    private static final Pattern UNAVAILABLE =
            Pattern.compile("停止|中止|利用できない|ご利用いただけない|利用できません|ご利用いただけません|エラーになる|休止|not available|unavailable|suspended");

    private final List<String> before;
    private final List<String> after;
    private final List<Signal> found = new ArrayList<>();

    private TextSignals(String before, String after) {
        this.before = sentences(before);
        this.after = sentences(after);
    }

    static List<Signal> between(String before, String after) {
        if (before.length() > LONGEST || after.length() > LONGEST) {
            return List.of();
        }
        var signals = new TextSignals(before, after);
        signals.numbers(ITEMS, Kind.ITEMS_GROW, Kind.ITEMS_SHRINK);
        signals.numbers(SITES, Kind.SITES_GROW, Kind.SITES_SHRINK);
        signals.leadTimes();
        signals.handwork();
        signals.cautions();
        signals.lists(before, after);
        return signals.found;
    }

    /** The first sentence of {@code text} with {@code word}; the word itself where there is none. */
    static String sentenceWith(String text, String word) {
        return sentences(text).stream()
                .filter(sentence -> sentence.contains(word))
                .findFirst()
                .orElse(word);
    }

    private static List<String> sentences(String text) {
        return SENTENCE_ENDS
                .splitAsStream(text)
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private record Measured(long number, String sentence, String shown) {}

    private void numbers(Pattern pattern, Kind grows, Kind shrinks) {
        var old = largest(before, pattern);
        var now = largest(after, pattern);
        if (old.isPresent()
                && now.isPresent()
                && old.get().number() != now.get().number()) {
            found.add(new Signal(
                    now.get().number() > old.get().number() ? grows : shrinks,
                    null,
                    now.get().sentence(),
                    old.get().shown(),
                    now.get().shown()));
        }
    }

    private static Optional<Measured> largest(List<String> sentences, Pattern pattern) {
        Measured largest = null;
        for (String sentence : sentences) {
            String plain = NormalText.plain(sentence);
            if (NOT_NOW.matcher(plain).find()) {
                continue;
            }
            // "2 of 10": the whole is not what runs.
            int part = Math.max(plain.indexOf("のうち"), plain.indexOf(" of "));
            for (MatchResult match : pattern.matcher(plain).results().toList()) {
                boolean isWhole = part >= 0 && match.start() < part && part - match.end() < 4;
                if ((match.group(1) == null && match.group(2) == null) || isWhole) {
                    continue;
                }
                long number = number(match.group(1)) * 10_000 + number(match.group(2));
                if (largest == null || number > largest.number()) {
                    largest = new Measured(number, sentence, match.group().strip());
                }
            }
        }
        return Optional.ofNullable(largest);
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits.replace(",", ""));
    }

    private record Lead(int shortest, int longest, String sentence, String shown) {}

    private void leadTimes() {
        var old = lead(before);
        var now = lead(after);
        if (old.isEmpty() || now.isEmpty()) {
            return;
        }
        int difference = now.get().longest() != old.get().longest()
                ? now.get().longest() - old.get().longest()
                : now.get().shortest() - old.get().shortest();
        if (difference != 0) {
            found.add(new Signal(
                    difference < 0 ? Kind.LEAD_TIME_SHORTER : Kind.LEAD_TIME_LONGER,
                    null,
                    now.get().sentence(),
                    old.get().shown(),
                    now.get().shown()));
        }
    }

    private static Optional<Lead> lead(List<String> sentences) {
        return sentences.stream()
                .map(TextSignals::lead)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Lead> lead(String sentence) {
        String plain = NormalText.plain(sentence);
        if (!LEAD_CONTEXT.matcher(plain).find() || NOT_NOW.matcher(plain).find()) {
            return Optional.empty();
        }
        var days = LEAD.matcher(plain);
        if (days.find()) {
            int longest = Integer.parseInt(days.group(2));
            int shortest = days.group(1) == null ? longest : Integer.parseInt(days.group(1));
            return Optional.of(
                    new Lead(shortest, longest, sentence, days.group().strip()));
        }
        var next = NEXT_DAY.matcher(plain);
        return next.find() ? Optional.of(new Lead(1, 1, sentence, next.group())) : Optional.empty();
    }

    private void handwork() {
        var old = first(before, BY_HAND);
        if (old.isPresent() && first(after, BY_HAND).isEmpty()) {
            first(after, BY_SYSTEM).ifPresent(now -> found.add(new Signal(Kind.BY_SYSTEM, null, now, old.get(), now)));
        }
    }

    // A caution that vanishes says something only where the rest of the page stays.
    private void cautions() {
        var kept = after.stream().map(NormalText::plain).collect(Collectors.toSet());
        long same =
                before.stream().map(NormalText::plain).filter(kept::contains).count();
        if (before.size() < 2 || same * 2 < before.size()) {
            return;
        }
        for (String sentence : before) {
            var caution = CAUTION.matcher(NormalText.plain(sentence));
            if (caution.find()
                    && after.stream().noneMatch(now -> NormalText.plain(now).contains(caution.group()))) {
                found.add(new Signal(Kind.CAUTION_GONE, null, sentence, sentence, null));
            }
        }
    }

    private static Optional<String> first(List<String> sentences, Pattern pattern) {
        return sentences.stream()
                .filter(sentence -> pattern.matcher(NormalText.plain(sentence)).find())
                .filter(sentence -> !NOT_NOW.matcher(NormalText.plain(sentence)).find())
                .findFirst();
    }

    private record Listed(String heading, Set<String> entries) {}

    // Lists of what cannot be used, under the same heading in both versions.
    private void lists(String before, String after) {
        var now = unavailable(after);
        for (Listed old : unavailable(before)) {
            now.stream()
                    .filter(list -> heading(list.heading()).equals(heading(old.heading())))
                    .findFirst()
                    .ifPresent(list -> compare(old, list));
        }
    }

    private void compare(Listed old, Listed now) {
        boolean shrinks = old.entries().containsAll(now.entries());
        boolean grows = now.entries().containsAll(old.entries());
        if (shrinks != grows) {
            var gone = new HashSet<>(shrinks ? old.entries() : now.entries());
            gone.removeAll(shrinks ? now.entries() : old.entries());
            String difference = gone.stream().sorted().collect(Collectors.joining(", "));
            found.add(new Signal(
                    shrinks ? Kind.LIST_SHRINKS : Kind.LIST_GROWS,
                    null,
                    now.heading(),
                    shrinks ? difference : null,
                    shrinks ? null : difference));
        }
    }

    private static String heading(String text) {
        return NormalText.plain(text).replaceAll("[\\s\\d()【】■◆<>:：]", "");
    }

    private static List<Listed> unavailable(String text) {
        var lists = new ArrayList<Listed>();
        Listed open = null;
        for (String line : text.lines().map(String::strip).toList()) {
            boolean isEntry =
                    line.startsWith("・") || line.startsWith("- ") || line.startsWith("•") || line.startsWith("●");
            boolean isShort = !line.isEmpty() && line.length() <= 40 && !line.endsWith("。") && !line.endsWith(".");
            if (open != null
                    && (isEntry || isShort && !UNAVAILABLE.matcher(line).find())) {
                open.entries().add(NormalText.plain(line.replaceFirst("^[・•●-]\\s?", "")));
            } else if (!line.isEmpty()) {
                open = UNAVAILABLE.matcher(line).find() && !isEntry ? new Listed(line, new LinkedHashSet<>()) : null;
                if (open != null) {
                    lists.add(open);
                }
            }
        }
        return lists.stream().filter(list -> list.entries().size() > 1).toList();
    }
}
