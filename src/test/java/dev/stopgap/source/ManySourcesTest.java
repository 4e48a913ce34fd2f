package dev.stopgap.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.supplier.ProfileReading;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.testing.StopgapTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What five hundred sources cost on one node while nothing changes: a few statements each, no process. */
@StopgapTest
class ManySourcesTest {

    private static final int SOURCES = 500;

    @Autowired
    ApplicationContext application;

    @Autowired
    AddedSources added;

    @Autowired
    MovableClock clock;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private SampleHouse house;
    private Fetcher fetcher;
    private SourcePoller poller;

    @BeforeEach
    void serve() throws IOException {
        house = new SampleHouse();
        house.etag = "\"one\"";
        fetcher = new Fetcher(house, FetchProperties.usual(), clock);
        var suppliers = mock(Suppliers.class);
        var profile = profile();
        when(suppliers.all()).thenReturn(List.of(profile));
        when(suppliers.find(profile.supplierId())).thenReturn(Optional.of(profile));
        poller = HousePolling.of(application, house, fetcher, new Sources(suppliers, added));
    }

    @AfterEach
    void close() throws IOException {
        fetcher.destroy();
        house.close();
    }

    @Test
    void fiveHundredSourcesCostAFewStatementsEachAndNoProcessWhileNothingChanges() {
        poller.pollDue();
        assertThat(db.sql("select count(*) from notice").query(Long.class).single())
                .isEqualTo(SOURCES);
        long processes = history.createHistoricProcessInstanceQuery().count();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(16)));
        poller.pollDue();

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(16)));
        int statements = statements(poller::pollDue);
        System.out.printf("%d unchanged sources: %.2f statements each%n", SOURCES, (double) statements / SOURCES);

        assertThat(house.notModified).isEqualTo(2 * SOURCES);
        assertThat(statements).isLessThanOrEqualTo(3 * SOURCES + 5);
        assertThat(history.createHistoricProcessInstanceQuery().count()).isEqualTo(processes);
        assertThat(db.sql("select count(*) from notice").query(Long.class).single())
                .isEqualTo(SOURCES);
        assertThat(db.sql("select count(*) from source_check").query(Long.class).single())
                .as("what is the same again only counts up")
                .isEqualTo(2 * SOURCES);
        assertThat(statements(poller::pollDue)).as("while nothing is due").isEqualTo(3);
    }

    private static int statements(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var seen = new ListAppender<ILoggingEvent>();
        seen.start();
        Level before = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(seen);
        try {
            work.run();
        } finally {
            logger.detachAppender(seen);
            logger.setAdditive(true);
            logger.setLevel(before);
        }
        return (int) seen.list.stream()
                .filter(event -> event.getMessage().startsWith("Executing prepared SQL statement"))
                .count();
    }

    private SupplierProfile profile() throws IOException {
        var yaml = new StringBuilder(
                """
                id: many
                name: {ja: 例}
                domains: {official: [many.example]}
                allow_private_addresses: true
                sources:
                """);
        for (int i = 0; i < SOURCES; i++) {
            String host = "h" + i % 50 + ".many.example";
            yaml.append("  - {id: s%d, kind: PAGE, tier: OFFICIAL, url: 'http://%s/%d', every: PT15M}%n"
                    .formatted(i, host, i));
            house.page(host + "/" + i, "<main>会社案内 " + i + "</main>");
        }
        Path file = folder.resolve("many.yaml");
        Files.writeString(file, yaml);
        return ProfileReading.of(file);
    }
}
