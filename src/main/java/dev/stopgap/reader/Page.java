package dev.stopgap.reader;

import java.util.List;

/**
 * A text as its reader sees it, without what stands around it.
 *
 * @param visible the text
 * @param origins where each of its letters stands in the text as given; null where it is that text
 * @param lines in order
 * @param problem why it cannot be read; NONE where it can
 */
public record Page(String visible, int[] origins, List<Line> lines, Problem problem) {

    /** The most that is read of one text, in letters: a longer one is cut there. */
    static final int LONGEST = 100_000;

    /** Why a page cannot be read. "Not found" is never "now empty". */
    public enum Problem {
        NONE,
        /** The main part that the profile names is not there: the page has been rebuilt, or is an error page. */
        MAIN_PART_MISSING,
        /** The page has no text without JavaScript. */
        NEEDS_JAVASCRIPT
    }

    /** Where the letter at {@code index} of the visible text stands in the text as given. */
    int origin(int index) {
        if (origins.length == 0) {
            return index;
        }
        return index < origins.length ? origins[index] : origins[origins.length - 1] + 1;
    }
}
