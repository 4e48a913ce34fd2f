package dev.stopgap.contact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.mail.javamail.JavaMailSender;

/** Chooses how mails leave: by the mail server of {@code spring.mail.*} if one is set, into the outbox if not, and always in a drill. */
@Configuration
class MailRoute {

    private static final Logger log = LoggerFactory.getLogger(MailRoute.class);

    @Bean
    MailTransport mailTransport(ObjectProvider<JavaMailSender> server, Outbox outbox, Environment environment) {
        JavaMailSender sender = server.getIfAvailable();
        if (sender == null || environment.acceptsProfiles(Profiles.of("drill"))) {
            log.info("Mails are written to {}", outbox.folder());
            return outbox::write;
        }
        return new MailServer(sender);
    }
}
