package dev.stopgap.sourcing;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a company buys elsewhere during an outage.
 *
 * @param floorLimitYen up to what amount, excluding tax, the floor may order at once in normal times
 * @param raisedLimitYen the limit that is proposed to the manager for the outage
 * @param thresholdDays for how many days it is proposed to be raised
 * @param orderingDays the standing ordering days
 * @param orderingTime when the orders of an ordering day are put together, in Tokyo
 */
@ConfigurationProperties("stopgap.sourcing")
record SourcingProperties(
        @DefaultValue("30000") BigDecimal floorLimitYen,
        @DefaultValue("300000") BigDecimal raisedLimitYen,
        @DefaultValue("30") int thresholdDays,
        @DefaultValue({"TUESDAY", "FRIDAY"}) Set<DayOfWeek> orderingDays,
        @DefaultValue("10:00") LocalTime orderingTime) {}
