package dev.stopgap.outage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.CaseFigures.Figure;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a case came to, figure by figure, each with where it comes from. */
@Service
public class Reports {

    private final JdbcClient db;
    private final List<CaseFigures> sources;
    private final Outages outages;
    private final StateNews news;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final Clock clock;

    Reports(
            JdbcClient db,
            List<CaseFigures> sources,
            Outages outages,
            StateNews news,
            Ledger ledger,
            ObjectMapper json,
            Clock clock) {
        this.db = db;
        this.sources = sources;
        this.outages = outages;
        this.news = news;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A case's report.
     *
     * @param figures of all capabilities, by section
     * @param stages of the supplier's recovery in the course of the case
     * @param reactions from each official change to our telling those concerned
     */
    public record Report(
            String outage,
            String supplier,
            String status,
            Instant suspectedAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            List<Figure> figures,
            List<Reaction> reactions,
            List<StageStep> stages) {}

    /** A step of the supplier's recovery, forwards or back. */
    public record StageStep(String from, String to, Instant changedAt) {}

    /** How long it took from an official change of state to our people's knowing. */
    public record Reaction(
            String area, String from, String to, Instant changedAt, @Nullable Instant toldAt, @Nullable Long minutes) {}

    /** The report of the case as things stand. */
    @Transactional(readOnly = true)
    public Report of(OutageId id) {
        var outage = outages.get(id);
        var figures = sources.stream()
                .flatMap(source -> source.figures(id).stream())
                .sorted(Comparator.comparing(Figure::section))
                .toList();
        var reactions = news.of(id).stream().map(Reports::reaction).toList();
        return new Report(
                id.value(),
                outage.supplier().value(),
                outage.status().name(),
                outage.suspectedAt(),
                outage.openedAt(),
                outage.closedAt(),
                figures,
                reactions,
                news.stagesOf(id).stream()
                        .map(step -> new StageStep(
                                step.fromStage(),
                                step.toStage(),
                                step.changedAt().toInstant()))
                        .toList());
    }

    /** Writes the report of a case that has ended, to be kept as it was then. */
    @Transactional
    void write(OutageId id) {
        var report = of(id);
        try {
            db.sql(
                            """
                    insert into case_report (outage, written_at, content)
                    values (:outage, :now, :content::json)
                        on conflict (outage) do update set written_at = excluded.written_at, content = excluded.content
                    """)
                    .param("outage", id.value())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("content", json.writeValueAsString(report))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        ledger.record(LedgerEntry.of("outage.reportWritten")
                .in(id)
                .at(report.supplier())
                .with("figures", report.figures().size()));
    }

    /** The yen that are in dispute with the supplier as things stand, excluding tax. */
    BigDecimal disputedYen(OutageId id) {
        return sources.stream()
                .flatMap(source -> source.figures(id).stream())
                .filter(figure ->
                        figure.section().equals("billing") && figure.code().equals("disputed"))
                .map(Figure::yen)
                .flatMap(yen -> Optional.ofNullable(yen).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Reaction reaction(StateNews.AreaChange change) {
        Instant changedAt = change.changedAt().toInstant();
        Instant toldAt = instant(change.toldAt());
        return new Reaction(
                change.area(),
                change.fromState(),
                change.toState(),
                changedAt,
                toldAt,
                toldAt == null ? null : Duration.between(changedAt, toldAt).toMinutes());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
