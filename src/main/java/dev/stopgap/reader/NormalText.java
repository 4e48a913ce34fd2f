package dev.stopgap.reader;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** A text after NFKC and in small letters, each letter with its place in the text as it was. */
public final class NormalText implements CharSequence {

    private final char[] letters;
    private final int[] origins;
    private final int length;

    private NormalText(char[] letters, int[] origins, int length) {
        this.letters = letters;
        this.origins = origins;
        this.length = length;
    }

    static NormalText of(String text) {
        char[] letters = new char[text.length() + 16];
        int[] origins = new int[letters.length + 1];
        int length = 0;
        int at = 0;
        while (at < text.length()) {
            int end = clusterEnd(text, at);
            String plain = isPlain(text, at, end) ? text.substring(at, end) : plain(text.substring(at, end));
            if (length + plain.length() > letters.length) {
                letters = Arrays.copyOf(letters, letters.length * 2 + plain.length());
                origins = Arrays.copyOf(origins, letters.length + 1);
            }
            for (int i = 0; i < plain.length(); i++) {
                letters[length] = plain.charAt(i);
                origins[length++] = at;
            }
            at = end;
        }
        origins[length] = text.length();
        return new NormalText(letters, origins, length);
    }

    /** {@code text} after NFKC, in small letters, its dashes and waves of one kind. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('～', '〜')
                .replace('~', '〜')
                .replace('ｰ', 'ー')
                .replace('’', '\'');
    }

    // A base letter and the marks that belong to it, half-width voicing marks among them.
    private static int clusterEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        int marks = 0;
        while (end < text.length() && marks < 8 && isMark(text.charAt(end))) {
            end++;
            marks++;
        }
        return end;
    }

    private static boolean isMark(char letter) {
        return letter == 'ﾞ'
                || letter == 'ﾟ'
                || letter == '\u3099'
                || letter == '\u309a'
                || letter >= 0x300 && letter < 0x370;
    }

    private static boolean isPlain(String text, int start, int end) {
        char letter = text.charAt(start);
        return end == start + 1
                && (letter >= 'a' && letter <= 'z'
                        || letter >= '\u3041' && letter <= '\u30fe'
                        || letter >= '\u4e00' && letter <= '\u9fa0');
    }

    /** Where the letter at {@code index} stood in the text as it was; its end for the end. */
    int origin(int index) {
        return origins[index];
    }

    /** The first letter that stood at or after {@code origin}. */
    int indexOf(int origin) {
        int index = Arrays.binarySearch(origins, 0, length, origin);
        if (index < 0) {
            return -index - 1;
        }
        while (index > 0 && origins[index - 1] == origin) {
            index--;
        }
        return index;
    }

    String text(int start, int end) {
        return new String(letters, start, end - start);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return letters[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text(start, end);
    }

    @Override
    public String toString() {
        return text(0, length);
    }
}
