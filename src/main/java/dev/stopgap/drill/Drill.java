package dev.stopgap.drill;

import dev.stopgap.outage.Outage;
import dev.stopgap.outage.Outages;
import dev.stopgap.supplier.SupplierId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The drill: a discrete-event loop. The clock jumps to the next thing that is due; what is due is done one by one, always
 * the first in order, so that a start after a crash goes on as if nothing had been; then it waits in real time, so that
 * people can take part.
 */
@Component
@Profile("drill")
class Drill implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Drill.class);

    private final DrillStage stage;
    private final DrillClock clock;
    private final Agenda agenda;
    private final SimulatedWorld world;
    private final EngineWork engine;
    private final Autopilot autopilot;
    private final Pace pace;
    private final Outages outages;
    private final DrillEnd end;
    private final boolean withAutopilot;
    private final Thread loop = new Thread(this::run, "drill");

    Drill(
            DrillStage stage,
            DrillClock clock,
            Agenda agenda,
            SimulatedWorld world,
            EngineWork engine,
            Autopilot autopilot,
            Pace pace,
            Outages outages,
            DrillEnd end,
            DrillProperties properties) {
        this.stage = stage;
        this.clock = clock;
        this.agenda = agenda;
        this.world = world;
        this.engine = engine;
        this.autopilot = autopilot;
        this.pace = pace;
        this.outages = outages;
        this.end = end;
        this.withAutopilot = properties.autopilot();
    }

    /** Begins, or goes on where an earlier run was. */
    void start() {
        loop.start();
    }

    private void run() {
        try {
            clock.restore(stage.timeline().starts().toInstant());
            if (clock.isFinished()) {
                end.already();
            } else {
                world.set();
                while (play()) {
                    // each turn is one moment of the simulated time
                }
            }
            serve();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The drill has stopped; start it again and it goes on from {}", clock.now(), e);
            end.failed(e);
        }
    }

    // The story is told and its clock stands; what people still enter is worked on.
    private void serve() throws InterruptedException {
        while (pace.awaitPeople()) {
            engine.runDue();
        }
    }

    /** Does what is due now and moves to the next moment; returns false when there is none. */
    private boolean play() throws InterruptedException {
        long began = System.nanoTime();
        stage.lookIfDue(clock.now());
        while (doOneThing()) {
            // the first in order, until nothing is left
        }
        if (isOver()) {
            end.reached();
            return false;
        }
        var next = next();
        if (next.isEmpty()) {
            return pace.awaitPeople();
        }
        if (stage.isNoticeTime(clock.now())) {
            pace.arrived();
        }
        var jump = Duration.between(clock.now(), next.get());
        if (!pace.await(jump, System.nanoTime() - began)) {
            return false;
        }
        if (next.get().isAfter(clock.now())) {
            clock.moveTo(next.get());
        }
        return true;
    }

    private boolean doOneThing() {
        return world.happen(clock.now()) || engine.runDue() || (withAutopilot && autopilot.playFirst(clock.now()));
    }

    private boolean isOver() {
        var all = outages.all();
        return !all.isEmpty()
                && outages.current(new SupplierId(stage.timeline().supplier())).isEmpty()
                && all.stream().noneMatch(outage -> outage.status() == Outage.Status.OPEN)
                && !clock.now().isBefore(stage.timeline().ends().toInstant());
    }

    private Optional<Instant> next() {
        return Stream.of(
                        stage.nextLook(clock.now()),
                        agenda.next(),
                        engine.next(),
                        withAutopilot ? autopilot.next() : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .map(instant -> instant.isBefore(clock.now()) ? clock.now() : instant);
    }

    @Override
    public void close() throws InterruptedException {
        pace.stop();
        if (!Objects.equals(Thread.currentThread(), loop)) {
            loop.join(Duration.ofSeconds(20).toMillis());
        }
    }
}
