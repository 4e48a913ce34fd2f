package dev.stopgap.orderbook;

import dev.stopgap.orderbook.Upload.State;
import dev.stopgap.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads and stores uploads beside the pages, so that a person may leave and come back. What is stored and that it was are one
 * transaction: an upload that was given up or interrupted has left nothing.
 */
@Component
class UploadRuns implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(UploadRuns.class);
    private static final int AT_ONCE = 2;
    // What would become of the good rows; whether they alone are taken is asked afterwards.
    private static final ImportOptions LOOK = new ImportOptions(true, true);

    private final Uploads uploads;
    private final Imports imports;
    private final Mappings mappings;
    private final LearnedWords learned;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService workers;
    private final Map<Long, Run> running = new ConcurrentHashMap<>();

    UploadRuns(
            Uploads uploads,
            Imports imports,
            Mappings mappings,
            LearnedWords learned,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.uploads = uploads;
        this.imports = imports;
        this.mappings = mappings;
        this.learned = learned;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.workers = Executors.newFixedThreadPool(AT_ONCE, task -> {
            var worker = new Thread(task, "import");
            worker.setDaemon(true);
            return worker;
        });
    }

    /** One that is read or stored at this moment. */
    private static final class Run implements Progress {
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile long rows;
        private volatile boolean givenUp;
        private volatile boolean interrupted;

        @Override
        public void reached(long count) {
            rows = count;
            if (givenUp || interrupted) {
                throw new GivenUp();
            }
        }
    }

    /** Reads the upload {@code id}, to say what it would change, if it {@code begins}. */
    void look(long id, String user, BooleanSupplier begins) {
        start(id, begins, run -> {
            Upload upload = uploads.find(id).orElseThrow();
            Chosen chosen = uploads.chosen(id);
            transaction.executeWithoutResult(status -> {
                var result = imports.importFile(head(upload, LOOK, user), uploads.file(id), chosen, run);
                if (!uploads.looked(id, result.id())) {
                    throw new Progress.GivenUp();
                }
                if (upload.looked() != null) {
                    uploads.forgetDryRun(upload.looked());
                }
                if (upload.remember()) {
                    var untaught = mappings.untaught(upload.supplierId(), upload.ofKind());
                    learned.learn(upload.supplierId(), untaught, chosen, user);
                }
            });
        });
    }

    /** Stores the upload {@code id} that waits for it, or the good rows of it if the person says so. */
    void store(long id, boolean goodRows, String user) {
        start(id, () -> uploads.decide(id, State.STORING, user, State.WAITING), run -> {
            Upload upload = uploads.find(id).orElseThrow();
            transaction.executeWithoutResult(status -> {
                var head = head(upload, new ImportOptions(false, goodRows), user);
                var result = imports.importFile(head, uploads.file(id), uploads.chosen(id), run);
                if (!uploads.stored(id, result.id())) {
                    throw new Progress.GivenUp();
                }
            });
            delete(uploads.file(id));
        });
    }

    private ImportRecord.Head head(Upload upload, ImportOptions options, String user) {
        return new ImportRecord.Head(
                upload.supplierId(), upload.ofKind(), upload.fileName(), options, user, clock.instant());
    }

    /** Ends what runs of the upload {@code id}; false if nothing does. */
    boolean giveUp(long id) {
        Run run = running.get(id);
        if (run != null) {
            run.givenUp = true;
        }
        return run != null;
    }

    /** How many rows have been read of the upload {@code id}. */
    long rows(long id) {
        Run run = running.get(id);
        return run == null ? 0 : run.rows;
    }

    /** Waits until the upload {@code id} does not run any more, at most {@code longest}. */
    void await(long id, Duration longest) {
        Run run = running.get(id);
        if (run != null) {
            try {
                run.done.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the upload {@code id} is read or stored here and now. */
    boolean isRunning(long id) {
        return running.containsKey(id);
    }

    private interface Work {
        void with(Run run);
    }

    private void start(long id, BooleanSupplier begins, Work work) {
        var run = new Run();
        if (running.putIfAbsent(id, run) != null) {
            return;
        }
        if (!begins.getAsBoolean()) {
            running.remove(id);
            run.done.countDown();
            return;
        }
        workers.execute(() -> {
            try {
                work(id, run, work);
            } catch (RuntimeException e) {
                LOG.error("What became of upload {} could not be kept; it counts as interrupted", id, e);
            } finally {
                running.remove(id);
                run.done.countDown();
            }
        });
    }

    private void work(long id, Run run, Work work) {
        try {
            work.with(run);
        } catch (Progress.GivenUp e) {
            ended(id, run);
        } catch (UnreadableFile e) {
            unreadable(id, e);
        } catch (RuntimeException e) {
            LOG.error("Upload {} could not be read or stored; nothing of it is in the order book", id, e);
            uploads.failed(
                    id, Troubles.of(e) instanceof Problem known ? known.code().replace("import.", "") : null);
        }
    }

    private void ended(long id, Run run) {
        if (run.interrupted) {
            uploads.move(id, State.INTERRUPTED, State.LOOKING, State.STORING);
        } else {
            drop(id);
        }
    }

    private void unreadable(long id, UnreadableFile why) {
        boolean headerOnly = why.code().equals("noHeader")
                || why.code().equals("missingColumn")
                || why.code().equals("doubledColumn")
                || why.code().equals("sheet");
        if (headerOnly && canBeMapped(id)) {
            uploads.unreadable(id, State.TO_MAP, why);
        } else {
            uploads.unreadable(id, State.UNREADABLE, why);
            drop(id);
        }
    }

    private boolean canBeMapped(long id) {
        Upload upload = uploads.find(id).orElseThrow();
        Mapping draft = mappings.draft(upload.supplierId(), upload.ofKind(), Chosen.NOTHING);
        try (Records records = Records.open(uploads.file(id), upload.fileName(), draft)) {
            records.header().check(draft);
            return !Guesses.looksLikeValues(records.header());
        } catch (UnreadableFile e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drop(long id) {
        try {
            uploads.drop(id);
        } catch (IOException e) {
            LOG.warn("The file of upload {} could not be deleted", id, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", file, e);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayWhatWasInterrupted() throws IOException {
        uploads.sweep();
    }

    /** Interrupts what runs, so that the server can stop. */
    @Override
    public void destroy() throws InterruptedException {
        running.values().forEach(run -> run.interrupted = true);
        workers.shutdown();
        workers.awaitTermination(15, TimeUnit.SECONDS);
    }
}
