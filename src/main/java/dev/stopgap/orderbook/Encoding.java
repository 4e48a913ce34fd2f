package dev.stopgap.orderbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a text file is encoded, found by reading all of it.
 *
 * @param name as it is told to people
 * @param mark the bytes of its byte order mark
 * @param other the encoding that would have fitted too, if the choice between them was made by the text's words
 */
record Encoding(String name, Charset charset, int mark, @Nullable String other) {

    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final Charset EUC_JP = Charset.forName("EUC-JP");
    private static final byte[] LOCKED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final Pattern WEB_PAGE = Pattern.compile(
            "(?:\\xEF\\xBB\\xBF)?\\s*<(?:!doctype|html|head|meta|table|style|\\?xml).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int CHUNK = 1 << 16;
    private static final int KANA_OF_A_WORD = 4;

    /**
     * Finds the encoding of {@code file}: by its mark, as strict UTF-8, as windows-31j, in this order.
     *
     * @param told what the supplier's profile says: it decides where the text leaves a choice, and is the only way to EUC-JP
     */
    static Encoding of(Path file, @Nullable String told) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(CHUNK);
            refuseBinary(first);
            if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
                return marked("UTF-8-BOM", StandardCharsets.UTF_8, 3, file);
            }
            if (startsWith(first, 0xFF, 0xFE)) {
                return marked("UTF-16LE", StandardCharsets.UTF_16LE, 2, file);
            }
            if (startsWith(first, 0xFE, 0xFF)) {
                return marked("UTF-16BE", StandardCharsets.UTF_16BE, 2, file);
            }
        }
        var utf8 = new Trial(StandardCharsets.UTF_8);
        var japanese = new Trial(WINDOWS_31J);
        feed(file, 0, utf8, japanese);
        if (!utf8.fits && (!japanese.fits || japanese.halfKana > japanese.fullWidth)) {
            if (isEucJp(file)) {
                if (isTold(EUC_JP, told)) {
                    return new Encoding("EUC-JP", EUC_JP, 0, null);
                }
                throw new UnreadableFile("otherEncoding", "EUC-JP");
            }
        }
        if (!utf8.fits && !japanese.fits) {
            throw new UnreadableFile("undecodable");
        }
        if (utf8.fits && (!japanese.fits || !utf8.beyondAscii)) {
            return new Encoding("UTF-8", StandardCharsets.UTF_8, 0, null);
        }
        if (!utf8.fits) {
            return new Encoding("windows-31j", WINDOWS_31J, 0, null);
        }
        // Full-width kana of windows-31j never fit UTF-8, and kanji that do are what its marks look like: ▲ is 笆ｲ.
        boolean open = !utf8.hasJapaneseWords();
        boolean japaneseWords = japanese.hasHalfKanaWord() && !isTold(StandardCharsets.UTF_8, told);
        return !open || !(japaneseWords || isTold(WINDOWS_31J, told))
                ? new Encoding("UTF-8", StandardCharsets.UTF_8, 0, "windows-31j")
                : new Encoding("windows-31j", WINDOWS_31J, 0, "UTF-8");
    }

    /** EUC-JP read as windows-31j is half-width kana without sense: better refused by its name than stored so. */
    private static boolean isEucJp(Path file) throws IOException {
        var trial = new Trial(EUC_JP);
        feed(file, 0, trial);
        return trial.fits && trial.kana * 5 >= trial.fullWidth && trial.kana > 0;
    }

    private static boolean isTold(Charset charset, @Nullable String told) {
        if (told == null) {
            return false;
        }
        if (charset.equals(WINDOWS_31J)) {
            return told.matches("(?i)windows-31j|cp932|ms932|shift[_-]?jis|sjis");
        }
        return told.equalsIgnoreCase(charset.name());
    }

    private static Encoding marked(String name, Charset charset, int mark, Path file) throws IOException {
        var trial = new Trial(charset);
        feed(file, mark, trial);
        if (!trial.fits) {
            throw new UnreadableFile("undecodable");
        }
        return new Encoding(name, charset, mark, null);
    }

    private static void feed(Path file, int skip, Trial... trials) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(skip);
            byte[] chunk = new byte[CHUNK];
            while (true) {
                int length = in.readNBytes(chunk, 0, CHUNK);
                boolean last = length < CHUNK;
                for (Trial trial : trials) {
                    trial.read(chunk, length, last);
                }
                if (last || Arrays.stream(trials).noneMatch(trial -> trial.fits)) {
                    return;
                }
            }
        }
    }

    /** A Word or picture file, an archive, an old workbook: named, so that people know what they sent. */
    private static void refuseBinary(byte[] first) {
        if (startsWith(first, 0x1F, 0x8B)) {
            throw new UnreadableFile("gzip");
        }
        if (startsWith(first, 'P', 'K', 3, 4) || startsWith(first, 'P', 'K', 5, 6)) {
            throw new UnreadableFile("zip");
        }
        if (startsWith(first, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableFile("oldExcel");
        }
        if (startsWith(first, '%', 'P', 'D', 'F') || startsWith(first, 0x89, 'P', 'N', 'G')) {
            throw new UnreadableFile("binary");
        }
        if (startsWith(first, 0xFF, 0xFE) || startsWith(first, 0xFE, 0xFF)) {
            return; // UTF-16: every other byte may be 0
        }
        String start = new String(first, 0, Math.min(first.length, 1_000), StandardCharsets.ISO_8859_1);
        if (WEB_PAGE.matcher(start).matches()) {
            throw new UnreadableFile("webPage");
        }
        if (isIso2022Jp(first)) {
            throw new UnreadableFile("otherEncoding", "ISO-2022-JP");
        }
        int controls = 0;
        for (byte b : first) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                controls++;
            }
        }
        if (controls > 8 && controls * 20L > first.length) {
            throw new UnreadableFile("binary");
        }
    }

    private static boolean isIso2022Jp(byte[] first) {
        boolean escapes = false;
        for (int i = 0; i < first.length; i++) {
            if (first[i] < 0) {
                return false;
            }
            boolean escape = first[i] == 0x1B && i + 2 < first.length && first[i + 1] == '$';
            escapes |= escape && (first[i + 2] == 'B' || first[i + 2] == '@');
        }
        return escapes;
    }

    /** Whether an OLE file is a new workbook behind a password. */
    static boolean isLocked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] window = new byte[CHUNK + LOCKED.length];
            int kept = 0;
            for (int read = in.readNBytes(window, 0, CHUNK); read > 0; read = in.readNBytes(window, kept, CHUNK)) {
                int length = kept + read;
                for (int i = 0; i + LOCKED.length <= length; i++) {
                    if (Arrays.equals(window, i, i + LOCKED.length, LOCKED, 0, LOCKED.length)) {
                        return true;
                    }
                }
                kept = Math.min(LOCKED.length, length);
                System.arraycopy(window, length - kept, window, 0, kept);
            }
            return false;
        }
    }

    static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** One encoding tried on the whole file. */
    private static final class Trial {
        private final CharsetDecoder decoder;
        private final CharBuffer decoded = CharBuffer.allocate(CHUNK + 16);
        private byte[] rest = new byte[0];
        boolean fits = true;
        boolean beyondAscii;
        long halfKana;
        long fullWidth; // kana and kanji
        long kana;
        private int halfKanaInARow;
        private int longestHalfKana;

        Trial(Charset charset) {
            decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        void read(byte[] chunk, int length, boolean last) {
            if (!fits || (!last && rest.length == 0 && ascii(chunk, length))) {
                return;
            }
            byte[] joined = Arrays.copyOf(rest, rest.length + length);
            System.arraycopy(chunk, 0, joined, rest.length, length);
            var bytes = ByteBuffer.wrap(joined);
            CoderResult result;
            do {
                decoded.clear();
                result = decoder.decode(bytes, decoded, last);
                look(decoded.flip());
            } while (result.isOverflow());
            fits = !result.isError();
            rest = Arrays.copyOfRange(joined, bytes.position(), joined.length);
        }

        private boolean ascii(byte[] chunk, int length) {
            if (decoder.charset().name().startsWith("UTF-16")) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (chunk[i] < 0) {
                    return false;
                }
            }
            return true;
        }

        private void look(CharBuffer text) {
            while (text.hasRemaining()) {
                char c = text.get();
                beyondAscii |= c > '~';
                boolean half = c >= '｡' && c <= 'ﾟ';
                boolean full = c >= '\u3040' && c <= '\u30ff';
                halfKana += half ? 1 : 0;
                halfKanaInARow = half ? halfKanaInARow + 1 : 0;
                longestHalfKana = Math.max(longestHalfKana, halfKanaInARow);
                kana += full ? 1 : 0;
                fullWidth += full || (c >= '\u4e00' && c <= '\u9fff') ? 1 : 0;
            }
        }

        boolean hasJapaneseWords() {
            return fullWidth > 0 || hasHalfKanaWord();
        }

        /** Two half-width kana in a row are what an accented letter of UTF-8 looks like; four are a word. */
        boolean hasHalfKanaWord() {
            return longestHalfKana >= KANA_OF_A_WORD;
        }
    }
}
