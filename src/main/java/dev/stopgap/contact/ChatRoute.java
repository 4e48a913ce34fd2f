package dev.stopgap.contact;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Chooses how posts leave: to the chat services, and in a drill into the outbox. */
@Configuration
class ChatRoute {

    @Bean
    ChatTransport chatTransport(
            Outbox outbox,
            ObjectMapper json,
            Environment environment,
            @Value("${stopgap.fetch.proxy:}") String proxy,
            @Value("${stopgap.fetch.proxy-user:}") String proxyUser,
            @Value("${stopgap.fetch.proxy-password:}") String proxyPassword) {
        return environment.acceptsProfiles(Profiles.of("drill"))
                ? outbox::write
                : new ChatServices(json, proxy, proxyUser, proxyPassword);
    }
}
