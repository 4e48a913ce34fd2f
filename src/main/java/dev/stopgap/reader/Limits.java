package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Says to what a clause is limited, in the text's own words. */
final class Limits {

    private static final Pattern ITEM = Pattern.compile("アイテム|品目|商品|箱|単品|ケース|items?|products?|range|selection|goods");
    private static final Pattern SITE = Pattern.compile("拠点|センター|地域|県|関東|関西|か所|倉庫|cent(er|re)s?|region|sites?");
    private static final Pattern CUSTOMER = Pattern.compile("お客様|医療|介護|法人|顧客|会員|customers?|hospital");
    private static final Pattern CHANNEL = Pattern.compile("fax|ファクス|ファックス|電話|web|手作業|手運用|by hand|manual|phone");
    private static final Pattern HOURS = Pattern.compile("時間|時から|時まで|時以降|平日|hours");
    private static final Pattern SHARE = Pattern.compile("\\d割|%|分の\\d|上限|capacity|percent");
    private static final int LONGEST = 60;

    private Limits() {}

    static List<Reading.Limit> of(Segment segment, String visible) {
        var limits = new ArrayList<Reading.Limit>();
        for (Token token : segment.tokens()) {
            if ((token.is(Term.Kind.LIMIT) || token.is(Term.Kind.PARTIAL)) && limits.size() < 4) {
                int start = back(segment, token.start());
                int end = ahead(segment, token.end());
                String words = visible.substring(
                                segment.text().origin(start), segment.text().origin(end))
                        .strip();
                var limit = new Reading.Limit(by(segment.text().text(start, end)), words);
                if (!words.isEmpty()
                        && limits.stream().noneMatch(other -> other.text().contains(words))) {
                    limits.add(limit);
                }
            }
        }
        return limits;
    }

    private static int back(Segment segment, int from) {
        int at = from;
        while (at > segment.start()
                && from - at < LONGEST / 2
                && "、。は:\t\n".indexOf(segment.text().charAt(at - 1)) < 0) {
            at--;
        }
        return at;
    }

    private static int ahead(Segment segment, int from) {
        int at = from;
        while (at < segment.end()
                && at - from < LONGEST / 2
                && "、。\t\n".indexOf(segment.text().charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static Reading.Limit.By by(String words) {
        if (HOURS.matcher(words).find()) {
            return Reading.Limit.By.HOURS;
        }
        if (SHARE.matcher(words).find()) {
            return Reading.Limit.By.SHARE;
        }
        if (CUSTOMER.matcher(words).find()) {
            return Reading.Limit.By.CUSTOMER;
        }
        if (SITE.matcher(words).find()) {
            return Reading.Limit.By.SITE;
        }
        if (ITEM.matcher(words).find()) {
            return Reading.Limit.By.ITEM;
        }
        return CHANNEL.matcher(words).find() ? Reading.Limit.By.CHANNEL : Reading.Limit.By.ITEM;
    }
}
