package dev.stopgap.platform;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords: the next try must wait. */
final class TooManyTries extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyTries(Duration wait) {
        super("too many wrong passwords");
        this.seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    }

    /** How long to wait. */
    long seconds() {
        return seconds;
    }
}
