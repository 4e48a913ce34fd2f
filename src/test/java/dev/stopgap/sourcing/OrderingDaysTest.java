package dev.stopgap.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.platform.BusinessTime;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

class OrderingDaysTest {

    @Property
    void theNextOrderingDayIsTheFirstOfItsWeekdaysStillAhead(
            @ForAll @LongRange(min = 1_700_000_000, max = 1_900_000_000) long second,
            @ForAll @NotEmpty Set<DayOfWeek> weekdays) {
        var days = new OrderingDays(
                new SourcingProperties(BigDecimal.ONE, BigDecimal.TEN, 30, weekdays, LocalTime.of(10, 0)));
        Instant now = Instant.ofEpochSecond(second);

        Instant next = days.after(now);

        assertThat(next).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofDays(7)));
        assertThat(next.atZone(BusinessTime.ZONE).toLocalTime()).isEqualTo(LocalTime.of(10, 0));
        assertThat(next.atZone(BusinessTime.ZONE).getDayOfWeek()).isIn(weekdays);
        // The first: no ordering day lies between.
        for (Instant between = next.minus(Duration.ofDays(1));
                between.isAfter(now);
                between = between.minus(Duration.ofDays(1))) {
            assertThat(between.atZone(BusinessTime.ZONE).getDayOfWeek()).isNotIn(weekdays);
        }
    }
}
