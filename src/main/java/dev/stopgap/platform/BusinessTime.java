package dev.stopgap.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Provides the one clock that everything reads: the machine's, or in a drill and in tests one that is moved. */
@Configuration
public class BusinessTime {

    /** The zone of business dates: closing days, due dates, office hours. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    @Bean
    @Profile("!drill & !test")
    Clock clock() {
        return Clock.system(ZONE);
    }

    @Bean
    @Profile("drill | test")
    MovableClock movableClock() {
        return new MovableClock(Instant.parse("2025-10-18T21:00:00Z"), ZONE);
    }
}
