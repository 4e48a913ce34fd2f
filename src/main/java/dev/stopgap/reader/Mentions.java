package dev.stopgap.reader;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says of which of the areas that it names a Japanese clause speaks. The head of a noun phrase stands last: "発送完了のメール" is
 * a mail, "注文分の出荷" a shipment. What is joined by "と" or "・" counts together.
 */
final class Mentions {

    private static final Pattern JOINED = Pattern.compile(
            "(?:の?(?:受付|受け付け|業務|作業|処理|管理|手続き|など|等|品|の発行|の配信))?(?:[、・,/]|と|や|および|及び|ならびに|並びに|または|又は|もしくは|かつ|も、?|、および)(?:商品の|ご)?");
    private static final Pattern QUALIFIES = Pattern.compile(
            "[^はがをも、。]{0,24}|[^はがをも。]{0,30}で、[^はがをも、。]{0,12}|(?:を|の受付を)?(?:した|いただいた|頂いた|受けた|受け付けた|承った|された|なさった|くださった|済みの)[^はも、。]{0,20}");
    private static final Pattern SENT = Pattern.compile("[^、。]{0,6}(?:の|を|が|は|も|について(?:は|も))[^、。]{0,24}");
    private static final Pattern ORDERED =
            Pattern.compile("(?:分|済みの商品|いただいた商品|の商品|品)?(?:は|も|を|が|につきましては|については|に関しては|に対しては)[^は。]{0,30}");
    private static final Pattern ABLE = Pattern.compile("(?:が|は|も)?(?:でき|可能|いただけ)");
    private static final Pattern ACTOR = Pattern.compile("(?:「[^」]{0,20}」|\\([^)]{0,20}\\))?[はが]");
    private static final Pattern BY = Pattern.compile("(?:で|にて|から|による|によ|を使|を用い|を通じ|経由|に限).*", Pattern.DOTALL);
    private static final Set<Area> THINGS = EnumSet.of(Area.BILLING, Area.EMAIL, Area.DIRECT_SHIP, Area.RETURNS);

    private final CharSequence text;
    private final int end;
    private final List<Token> tokens;
    private final Lexicon lexicon;
    private final int start;
    private final boolean lenient;

    /** Of the words {@code tokens} of {@code text}, which is read up to {@code end}. */
    Mentions(CharSequence text, int start, int end, List<Token> tokens, Lexicon lexicon) {
        this(text, start, end, tokens, lexicon, false);
    }

    private Mentions(CharSequence text, int start, int end, List<Token> tokens, Lexicon lexicon, boolean lenient) {
        this.text = text;
        this.end = end;
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.start = start;
        this.lenient = lenient;
    }

    static Mentions of(Segment segment, Lexicon lexicon) {
        return new Mentions(segment.text(), segment.start(), segment.end(), segment.tokens(), lexicon);
    }

    /** The same, with "受注システム" taken for the orders: where a system stops, so does what it does. */
    Mentions withSystems() {
        return new Mentions(text, start, end, tokens, lexicon, true);
    }

    /** The areas that are spoken of between {@code from} and {@code to}. */
    Set<Area> between(int from, int to) {
        var mentions = tokens.stream()
                .filter(token -> token.is(Term.Kind.AREA) && token.start() >= from && token.start() < to)
                .toList();
        if (mentions.isEmpty()) {
            return EnumSet.noneOf(Area.class);
        }
        boolean[] counts = new boolean[mentions.size()];
        for (int i = mentions.size() - 1; i >= 0; i--) {
            counts[i] = counts(mentions, counts, i);
        }
        var areas = EnumSet.noneOf(Area.class);
        var counting = new java.util.ArrayList<Token>();
        for (int i = 0; i < counts.length; i++) {
            Area area = mentions.get(i).term().area();
            if (counts[i] && area != null) {
                areas.add(area);
                counting.add(mentions.get(i));
            }
        }
        return Words.specific(text, counting, areas);
    }

    private boolean counts(List<Token> mentions, boolean[] counts, int i) {
        Token mention = mentions.get(i);
        String after = part(mention.end(), Math.min(end, mention.end() + 16));
        if (lexicon.startsWith("qualifying", after) && !(lenient && lexicon.startsWith("systems", after))
                || lexicon.startsWith("including", after)
                || lexicon.matches("ofGoods", after)) {
            return false;
        }
        if (mention.term().area() == Area.EMAIL && lexicon.matches("means", after)) {
            return false;
        }
        if (i + 1 == mentions.size()) {
            return true;
        }
        Token next = mentions.get(i + 1);
        String between = part(mention.end(), next.start());
        Area area = mention.term().area();
        Area nextArea = next.term().area();
        if (JOINED.matcher(between).matches()) {
            return counts[i + 1];
        }
        if (area == nextArea) {
            return counts[i + 1] || !QUALIFIES.matcher(between).matches();
        }
        boolean action = nextArea == Area.SHIPPING || nextArea == Area.ORDERING;
        if (THINGS.contains(area) && action && SENT.matcher(between).matches()) {
            counts[i + 1] = false;
            return true;
        }
        boolean aside = between.startsWith("(");
        boolean byFax = area == Area.FAX && nextArea == Area.ORDERING && isAWayAmongOthers();
        if (aside || byFax) {
            return true;
        }
        if (area == Area.FAX && nextArea == Area.ORDERING && isOneWay(between)) {
            counts[i + 1] = false;
            return true;
        }
        if (area == Area.ORDERING
                && nextArea == Area.SHIPPING
                && (between.startsWith("を受け") || isSent(between, next))) {
            return false;
        }
        // "オンラインストアは商品の発送を再開": the shop does it, and is not spoken of.
        boolean actor = area == Area.ORDERING
                && ACTOR.matcher(between).lookingAt()
                && part(next.end(), Math.min(end, next.end() + 1)).equals("を");
        return !actor && !QUALIFIES.matcher(between).matches();
    }

    // "18日までのご注文は出荷しております": the order only says which goods.
    private boolean isSent(String between, Token next) {
        String after = part(next.end(), Math.min(end, next.end() + 12));
        return ORDERED.matcher(between).matches()
                && (lexicon.matches("doing", after)
                        || lexicon.matches("undone", after)
                        || ABLE.matcher(after).lookingAt());
    }

    private boolean isAWayAmongOthers() {
        String whole = part(start, end);
        return lexicon.matches("manyWays", whole) || lexicon.matches("oneWay", whole);
    }

    private String part(int from, int to) {
        return text.subSequence(from, to).toString();
    }

    // "faxでのご注文" is one of the ways to order; it says nothing of the others.
    private static boolean isOneWay(String between) {
        return between.length() < 14
                && (between.isEmpty() || BY.matcher(between).matches() || between.startsWith("の"))
                && between.indexOf('、') < 0;
    }
}
