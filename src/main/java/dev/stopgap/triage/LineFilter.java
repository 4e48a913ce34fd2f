package dev.stopgap.triage;

import dev.stopgap.platform.Problem;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Which lines of a package somebody looks at. */
enum LineFilter {
    ALL,
    /** Medical and maintenance uses, and key customers. */
    CARE,
    /** A hundred thousand yen and more. */
    LARGE,
    /** Those that depart from the proposal. */
    OVERRULED,
    /** Those that have left the package. */
    GONE;

    static LineFilter of(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return ALL;
        }
        return Arrays.stream(values())
                .filter(filter -> filter.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Problem(HttpStatus.BAD_REQUEST, "triage.unknownFilter", name));
    }
}
