package dev.stopgap.sourcing;

import dev.stopgap.platform.BusinessTime;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** The days of the week on which we order. */
@Component
class OrderingDays {

    private final SourcingProperties properties;

    OrderingDays(SourcingProperties properties) {
        this.properties = properties;
    }

    /** The next ordering time that lies after {@code now}. */
    Instant after(Instant now) {
        ZonedDateTime day = now.atZone(BusinessTime.ZONE).with(properties.orderingTime());
        while (!day.toInstant().isAfter(now) || !properties.orderingDays().contains(day.getDayOfWeek())) {
            day = day.plusDays(1).with(properties.orderingTime());
        }
        return day.toInstant();
    }
}
