package dev.stopgap.drill;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How fast the drill goes in real time; people can pause it, change its speed, and hurry to the next notice. */
@Component
@Profile("drill")
class Pace {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long speed;
    private boolean paused;
    private boolean stopped;
    private boolean hurrying;

    Pace(DrillProperties properties) {
        this.speed = Math.max(1, properties.speed());
    }

    /**
     * Waits as long as {@code simulated} takes at the present speed, less the {@code used} nanoseconds that have gone by.
     * Returns false when the drill is to stop.
     */
    boolean await(Duration simulated, long used) throws InterruptedException {
        lock.lock();
        try {
            double left = simulated.toMillis() / 1000.0;
            long nanos = (long) (left / speed * 1e9) - used;
            long since = System.nanoTime();
            while (!stopped && (paused || (!hurrying && nanos > System.nanoTime() - since))) {
                long speedBefore = speed;
                if (paused) {
                    changed.await();
                    since = System.nanoTime();
                } else {
                    changed.await(nanos - (System.nanoTime() - since), TimeUnit.NANOSECONDS);
                }
                if (speed != speedBefore) {
                    nanos = nanos * speedBefore / speed;
                }
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Waits a second of real time, for people; returns false when the drill is to stop. */
    boolean awaitPeople() throws InterruptedException {
        lock.lock();
        try {
            if (!stopped) {
                changed.await(1, TimeUnit.SECONDS);
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    void pause(boolean pause) {
        change(() -> paused = pause);
    }

    void speed(long simulatedSecondsPerSecond) {
        change(() -> speed = Math.max(1, simulatedSecondsPerSecond));
    }

    /** Does not wait until {@link #arrived()}. */
    void hurry() {
        change(() -> {
            hurrying = true;
            paused = false;
        });
    }

    /** The next notice is there: people get their time again. */
    void arrived() {
        change(() -> hurrying = false);
    }

    void stop() {
        change(() -> stopped = true);
    }

    boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    long speed() {
        lock.lock();
        try {
            return speed;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
