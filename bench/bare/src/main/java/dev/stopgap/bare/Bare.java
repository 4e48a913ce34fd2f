package dev.stopgap.bare;

import java.util.TimeZone;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * A Camunda application with nothing of its own. Says {@code bare: ready} when it is, and with {@code --bare.instances=N}
 * before that how long N runs of its empty process took, after as many to warm up.
 */
@SpringBootApplication
public class Bare {

    private static final Logger log = LoggerFactory.getLogger(Bare.class);

    private final RuntimeService runtime;
    private final int instances;

    Bare(RuntimeService runtime, @Value("${bare.instances:0}") int instances) {
        this.runtime = runtime;
        this.instances = instances;
    }

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        SpringApplication.run(Bare.class, arguments);
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (instances > 0) {
            run();
            log.info("bare: {} instances in nanoseconds {}", instances, run());
        }
        log.info("bare: ready");
    }

    private long run() {
        long started = System.nanoTime();
        for (int n = 0; n < instances; n++) {
            runtime.startProcessInstanceByKey("empty");
        }
        return System.nanoTime() - started;
    }
}
