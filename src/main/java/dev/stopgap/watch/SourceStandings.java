package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierProfile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How the sources of a supplier stand: when each was last reached, since when it fails, and why. */
@Service
public class SourceStandings {

    private final JdbcClient db;

    SourceStandings(JdbcClient db) {
        this.db = db;
    }

    /**
     * One source.
     *
     * @param every its rhythm, as ISO duration
     * @param reachedAt null: never yet
     * @param failingSince null: it can be read
     * @param dead whether somebody has been asked to mend it
     */
    public record Standing(
            String id,
            String kind,
            String tier,
            String url,
            String every,
            @Nullable Instant checkedAt,
            @Nullable Instant reachedAt,
            @Nullable Instant failingSince,
            int failures,
            @Nullable String problem,
            boolean dead) {}

    private record State(
            @Nullable Instant checkedAt,
            @Nullable Instant reachedAt,
            @Nullable Instant failingSince,
            int failures,
            @Nullable String problem,
            boolean dead) {

        static final State UNSEEN = new State(null, null, null, 0, null, false);
    }

    /** The sources of the profile, in its order. */
    List<Standing> of(SupplierProfile profile) {
        var states = states(profile);
        return profile.sources().stream()
                .map(source -> standing(source, states.getOrDefault(source.id(), State.UNSEEN)))
                .toList();
    }

    private static Standing standing(SupplierProfile.Source source, State state) {
        return new Standing(
                source.id(),
                source.kind(),
                source.tier(),
                source.url().toString(),
                source.every().toString(),
                state.checkedAt(),
                state.reachedAt(),
                state.failingSince(),
                state.failures(),
                state.problem(),
                state.dead());
    }

    private Map<String, State> states(SupplierProfile profile) {
        var states = new HashMap<String, State>();
        db.sql("select * from source where supplier = :supplier")
                .param("supplier", profile.id())
                .query((row, number) -> states.put(
                        row.getString("id"),
                        new State(
                                instant(row.getObject("checked_at", OffsetDateTime.class)),
                                instant(row.getObject("reached_at", OffsetDateTime.class)),
                                instant(row.getObject("failing_since", OffsetDateTime.class)),
                                row.getInt("failures"),
                                row.getString("problem"),
                                row.getObject("died_at") != null)))
                .list();
        return states;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
