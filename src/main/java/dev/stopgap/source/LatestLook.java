package dev.stopgap.source;

import dev.stopgap.platform.LastCheck;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every page says when a source was last reached: how old what it shows may be. */
@Component
class LatestLook implements LastCheck {

    private final JdbcClient db;

    LatestLook(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<Instant> lastCheck() {
        return db.sql("select reached_at from source where reached_at is not null order by reached_at desc limit 1")
                .query((row, number) ->
                        row.getObject("reached_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
