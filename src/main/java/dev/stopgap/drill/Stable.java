package dev.stopgap.drill;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Chances that fall the same way in every run. */
final class Stable {

    private Stable() {}

    /** Whether the one in {@code outOf} chance falls on {@code subject}. */
    static boolean chance(String subject, int outOf) {
        var crc = new CRC32();
        crc.update(subject.getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % outOf == 0;
    }
}
