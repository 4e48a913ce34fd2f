package dev.stopgap.drill;

import dev.stopgap.platform.MovableClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The drill's time, which survives a crash. */
@Component
@Profile("drill")
class DrillClock {

    private final JdbcClient db;
    private final MovableClock clock;

    DrillClock(JdbcClient db, MovableClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Sets the clock to where an earlier run was, or to the beginning; returns whether there was an earlier run. */
    @Transactional
    boolean restore(Instant beginning) {
        Optional<Instant> earlier = db.sql("select clock from drill_run")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
        clock.moveTo(earlier.orElse(beginning));
        if (earlier.isEmpty()) {
            db.sql("insert into drill_run (started_at, clock) values (:now, :now)")
                    .param("now", beginning.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return earlier.isPresent();
    }

    /** Moves on to {@code instant}, written down before anything happens then. */
    @Transactional
    void moveTo(Instant instant) {
        db.sql("update drill_run set clock = :now")
                .param("now", instant.atOffset(ZoneOffset.UTC))
                .update();
        clock.moveTo(instant);
    }

    /** Notes that the drill is over. */
    @Transactional
    void finish() {
        db.sql("update drill_run set finished_at = clock where finished_at is null")
                .update();
    }

    boolean isFinished() {
        return db.sql("select count(*) from drill_run where finished_at is not null")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Instant startedAt() {
        return db.sql("select started_at from drill_run")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    Instant now() {
        return clock.instant();
    }
}
