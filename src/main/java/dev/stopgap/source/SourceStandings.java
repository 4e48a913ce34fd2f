package dev.stopgap.source;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How the sources of a supplier stand: when each was last reached, since when it fails, and why; and how long it said the same. */
@Service
public class SourceStandings {

    private final JdbcClient db;
    private final Sources sources;
    private final AddedSources added;

    SourceStandings(JdbcClient db, Sources sources, AddedSources added) {
        this.db = db;
        this.sources = sources;
        this.added = added;
    }

    /**
     * One source.
     *
     * @param every its rhythm, as ISO duration
     * @param reachedAt null: never yet
     * @param failingSince null: it can be read
     * @param dead whether somebody has been asked to mend it
     * @param addedBy who has added it; null: it stands in the profile
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
            boolean dead,
            @Nullable String addedBy,
            @Nullable Instant addedAt) {}

    /**
     * How long a source was seen to say the same.
     *
     * @param until the last look at which it did
     * @param times the looks
     */
    public record Unchanged(Instant until, long times) {}

    private record State(
            @Nullable Instant checkedAt,
            @Nullable Instant reachedAt,
            @Nullable Instant failingSince,
            int failures,
            @Nullable String problem,
            boolean dead) {

        static final State UNSEEN = new State(null, null, null, 0, null, false);
    }

    /** The sources of the profile, in its order, and then those that were added. */
    List<Standing> of(SupplierProfile profile) {
        var states = states(profile);
        var adders = added.of(profile.supplierId()).stream()
                .collect(Collectors.toMap(each -> each.source().id(), Function.identity()));
        profile.sources().forEach(source -> adders.remove(source.id()));
        return sources.of(profile).stream()
                .map(source ->
                        standing(source, states.getOrDefault(source.id(), State.UNSEEN), adders.get(source.id())))
                .toList();
    }

    /** How long the source said the same after {@code from}, until {@code next} or, where that is null, until now. */
    public Optional<Unchanged> unchanged(SupplierId supplier, String source, Instant from, @Nullable Instant next) {
        return db.sql(
                        """
                select max(last_at) as until, sum(times) as times
                  from source_check
                 where supplier = :supplier and source = :source and outcome = 'UNCHANGED'
                   and first_at >= :from and (:next::timestamptz is null or first_at < :next)
                having count(*) > 0
                """)
                .param("supplier", supplier.value())
                .param("source", source)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("next", next == null ? null : next.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Unchanged(
                        row.getObject("until", OffsetDateTime.class).toInstant(), row.getLong("times")))
                .optional();
    }

    private static Standing standing(SupplierProfile.Source source, State state, AddedSources.@Nullable Added added) {
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
                state.dead(),
                added == null ? null : added.by(),
                added == null ? null : added.at());
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
