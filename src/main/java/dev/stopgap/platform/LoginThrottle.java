package dev.stopgap.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down the guessing of passwords: after a few failures a user's name, and after more of them an address, must wait
 * before the next try, twice as long each time, at most a minute. Nobody is locked out for good: that would let anyone
 * lock out anyone. Kept in memory, of bounded size, a quarter of an hour.
 */
@Component
class LoginThrottle {

    private static final int FREE_TRIES_OF_A_USER = 5;
    private static final int FREE_TRIES_OF_AN_ADDRESS = 50;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(3);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MOST_KEPT = 20_000;

    private final Clock clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_KEPT;
        }
    };

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long {@code user} at {@code address} must wait before the next try; zero where it may be now. */
    synchronized Duration waiting(String user, String address) {
        Instant now = clock.instant();
        Duration ofUser = recent(userKey(user), now).wait(FREE_TRIES_OF_A_USER, now);
        Duration ofAddress = recent(addressKey(address), now).wait(FREE_TRIES_OF_AN_ADDRESS, now);
        return ofUser.compareTo(ofAddress) >= 0 ? ofUser : ofAddress;
    }

    /** A try has failed. */
    synchronized void failed(String user, String address) {
        Instant now = clock.instant();
        for (String key : List.of(userKey(user), addressKey(address))) {
            tries.put(key, new Tries(recent(key, now).failed() + 1, now));
        }
    }

    /** A try has succeeded: the user begins anew; the address does not, for one login must not buy guesses. */
    synchronized void succeeded(String user) {
        tries.remove(userKey(user));
    }

    private Tries recent(String key, Instant now) {
        Tries known = tries.get(key);
        // After now: a drill's or test's clock has been set back.
        return known == null
                        || known.last().plus(KEPT).isBefore(now)
                        || known.last().isAfter(now)
                ? new Tries(0, now)
                : known;
    }

    private static String userKey(String user) {
        return "user " + user;
    }

    private static String addressKey(String address) {
        return "address " + address;
    }

    private record Tries(int failed, Instant last) {

        Duration wait(int free, Instant now) {
            if (failed < free) {
                return Duration.ZERO;
            }
            Duration pause = FIRST_WAIT.multipliedBy(1L << Math.min(failed - free, 10));
            Duration left = Duration.between(now, last.plus(pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
