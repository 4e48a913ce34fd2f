package dev.stopgap.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns bytes into text. A declaration is only a hint: pages declare one encoding and are written in another. */
public record Decoding(String text, String charset) {

    private static final Pattern META = Pattern.compile(
            "charset\\s{0,5}=\\s{0,5}[\"']?([A-Za-z0-9_:.-]{2,30})|encoding\\s{0,5}=\\s{0,5}[\"']([A-Za-z0-9_:.-]{2,30})");

    public static Decoding of(byte[] bytes, @Nullable String declared) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            return new Decoding(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8), "UTF-8");
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.ISO_8859_1);
        var candidates = new LinkedHashSet<Charset>();
        if (head.contains("\u001b$") || head.contains("\u001b(")) {
            candidates.add(Charset.forName("ISO-2022-JP"));
        }
        // Strict UTF-8 first: text in another encoding practically never passes as it.
        candidates.add(StandardCharsets.UTF_8);
        charset(declared).ifPresent(candidates::add);
        Matcher meta = META.matcher(head);
        if (meta.find()) {
            charset(meta.group(1) == null ? meta.group(2) : meta.group(1)).ifPresent(candidates::add);
        }
        candidates.add(Charset.forName("windows-31j"));
        candidates.add(Charset.forName("EUC-JP"));
        for (Charset charset : candidates) {
            try {
                return new Decoding(strict(bytes, charset), charset.name());
            } catch (CharacterCodingException e) {
                // The next one may fit.
            }
        }
        return new Decoding(new String(bytes, StandardCharsets.UTF_8), "UTF-8 (with unreadable letters)");
    }

    private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static Optional<Charset> charset(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        try {
            String usual = name.equalsIgnoreCase("shift_jis")
                            || name.equalsIgnoreCase("sjis")
                            || name.equalsIgnoreCase("x-sjis")
                    ? "windows-31j"
                    : name;
            return Optional.of(Charset.forName(usual));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
