package dev.stopgap.platform;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes passwords that a person can type off a screen. */
final class Passwords {

    // Without 0 O 1 l I, which are mistaken for one another. 16 of 57 signs: over 93 bits.
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final SecureRandom random = new SecureRandom();

    private Passwords() {}

    static String generate() {
        return random.ints(16, 0, SIGNS.length())
                .mapToObj(SIGNS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
