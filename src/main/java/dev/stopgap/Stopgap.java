package dev.stopgap;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.observation.web.client.HttpClientObservationsAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.freemarker.FreeMarkerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Stopgap: in production as it stands, as a drill with the profile {@code drill}. */
@SpringBootApplication(
        exclude = {
            // Mail texts are no pages: without this the web would look for views among them.
            FreeMarkerAutoConfiguration.class,
            // Nobody speaks them, and all that goes out goes one way; they would only lengthen the start.
            RestClientAutoConfiguration.class,
            RestTemplateAutoConfiguration.class,
            HttpClientObservationsAutoConfiguration.class,
            WebSocketServletAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class Stopgap {

    public static void main(String[] arguments) {
        // The engine keeps local times without a zone: the zone must be the business's before anything else runs.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        SpringApplication.run(Stopgap.class, arguments);
    }
}
