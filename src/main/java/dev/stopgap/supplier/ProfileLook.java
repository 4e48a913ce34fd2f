package dev.stopgap.supplier;

import java.util.List;

/**
 * A profile's file as it lies there now, looked at without taking it over.
 *
 * @param file its path
 * @param findings what is wrong with it, each with its line and remedy; with any, the next start would stop
 * @param gaps what it leaves open, as keys of a profile: {@code supplier.gap.<key>} of the bundles says what follows
 * @param changed whether it says something else than what was read at the start
 */
public record ProfileLook(String file, List<Finding> findings, List<String> gaps, boolean changed) {

    public ProfileLook {
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
    }

    /** One thing that is wrong. */
    public record Finding(int line, String key, String problem, String remedy) {}
}
