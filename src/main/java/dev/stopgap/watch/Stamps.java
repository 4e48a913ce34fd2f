package dev.stopgap.watch;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The words by which a page says how fresh it is: "10月21日 18:00 現在", "最終更新 2025/10/21", "as of 6 pm, 21 October". Where only
 * they differ between two versions, nothing new has been said. A date within a sentence is no such stamp: it may be a plan.
 */
final class Stamps {

    private static final String DATE =
            "(?:\\d{4}\\s?[年/.-]\\s?)?\\d{1,2}\\s?[月/.-]\\s?\\d{1,2}\\s?日?(?:\\s?[(（][月火水木金土日A-Za-z・祝]{1,9}[)）])?";
    private static final String TIME = "(?:午前|午後)?\\s?\\d{1,2}\\s?(?:[:：]\\s?\\d{2}|時(?:\\s?\\d{1,2}\\s?分|半)?)";
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?";
    private static final String ENGLISH = "(?:\\d{1,2}\\s" + MONTH + "|" + MONTH
            + "\\s\\d{1,2})(?:,?\\s\\d{4})?(?:,?\\s(?:at\\s)?\\d{1,2}(?::\\d{2})?\\s?(?:[ap]\\.?m\\.?)?)?(?:\\s[A-Z]{2,4})?";
    private static final String MOMENT = "(?:" + DATE + "\\s?" + TIME + "|" + DATE + "|" + TIME + "|" + ENGLISH + ")";

    private static final List<Pattern> STAMPS = List.of(
            Pattern.compile(MOMENT + "\\s?(?:時点|現在|更新|掲載|配信|発表|追記|付)(?:の(?:情報|状況)(?:です)?)?"),
            Pattern.compile("(?:最終更新日?時?|更新日時?|掲載日時?|発表日時?|公開日時?|更新|掲載)\\s?[:：]?\\s?" + MOMENT),
            Pattern.compile(
                    "(?:as of|(?:last )?updated(?: on| at)?|published(?: on)?|posted(?: on)?)\\s?:?\\s?" + MOMENT,
                    Pattern.CASE_INSENSITIVE));

    // A line that is a date and nothing else heads a notice.
    private static final Pattern ONLY =
            Pattern.compile("[\\s\\[\\]【】()（）<>＜＞:：]*" + MOMENT + "[\\s\\[\\]【】()（）<>＜＞:：]*");
    private static final int LONGEST_LINE = 2_000;

    private Stamps() {}

    /** The line without its stamps; a blank one where it has nothing else. */
    static String without(String line) {
        if (line.length() > LONGEST_LINE) {
            return line;
        }
        if (ONLY.matcher(line).matches()) {
            return "";
        }
        String rest = line;
        for (Pattern stamp : STAMPS) {
            rest = stamp.matcher(rest).replaceAll("");
        }
        return rest.strip();
    }

    /** Whether two texts differ in nothing but their stamps and blank lines. */
    static boolean areAllThatDiffers(String before, String after) {
        return rest(before).equals(rest(after));
    }

    private static List<String> rest(String text) {
        return text.lines().map(Stamps::without).filter(line -> !line.isEmpty()).toList();
    }
}
