package dev.stopgap.drill;

import dev.stopgap.platform.SampleUsers;
import dev.stopgap.platform.StopgapProperties;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Raises the curtain when the application stands: who may take part, where, and then the first moment. */
@Component
@Profile("drill")
class DrillStart {

    private final Drill drill;
    private final Narrator narrator;
    private final SampleUsers users;
    private final MessageSource words;
    private final StopgapProperties installation;
    private final Environment environment;

    DrillStart(
            Drill drill,
            Narrator narrator,
            SampleUsers users,
            MessageSource words,
            StopgapProperties installation,
            Environment environment) {
        this.drill = drill;
        this.narrator = narrator;
        this.users = users;
        this.words = words;
        this.installation = installation;
        this.environment = environment;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        String base = "http://localhost:" + environment.getProperty("local.server.port");
        narrator.say(words.getMessage("drill.welcome", new Object[] {base}, installation.language()));
        users.all().forEach(user -> narrator.say("    %-12s %s".formatted(user.id(), user.password())));
        drill.start();
    }
}
