package dev.stopgap.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private Instant now = Instant.parse("2025-10-19T00:00:00Z");

    private final LoginThrottle throttle = new LoginThrottle(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void theWaitDoublesUpToAMinuteAndIsForgottenAfterAQuarterOfAnHour() {
        fail("victim", "here", 5);
        assertThat(throttle.waiting("victim", "here")).isEqualTo(Duration.ofSeconds(3));
        fail("victim", "here", 1);
        assertThat(throttle.waiting("victim", "elsewhere")).as("wherever from").isEqualTo(Duration.ofSeconds(6));
        fail("victim", "here", 10);
        assertThat(throttle.waiting("victim", "here")).isEqualTo(Duration.ofMinutes(1));
        now = now.plus(Duration.ofMinutes(16));
        fail("victim", "here", 1);
        assertThat(throttle.waiting("victim", "here")).isZero();
    }

    @Test
    void anAddressThatTriesManyUsersMustWaitToo() {
        for (int user = 0; user < 50; user++) {
            assertThat(throttle.waiting("user" + user, "here")).isZero();
            throttle.failed("user" + user, "here");
        }
        assertThat(throttle.waiting("another", "here")).isPositive();
        assertThat(throttle.waiting("another", "elsewhere")).isZero();
        throttle.succeeded("another");
        assertThat(throttle.waiting("another", "here"))
                .as("a login of one's own buys no guesses")
                .isPositive();
    }

    @Test
    void aSuccessForgivesTheUser() {
        fail("clumsy", "here", 4);
        throttle.succeeded("clumsy");
        fail("clumsy", "here", 4);
        assertThat(throttle.waiting("clumsy", "here")).isZero();
    }

    @Test
    void whatIsKeptIsBounded() {
        for (int user = 0; user < 50_000; user++) {
            throttle.failed("user" + user, "address" + user);
        }
        fail("victim", "here", 5);
        assertThat(throttle.waiting("victim", "here")).as("the latest are kept").isPositive();
    }

    private void fail(String user, String address, int times) {
        for (int each = 0; each < times; each++) {
            throttle.failed(user, address);
        }
    }
}
