package dev.stopgap;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Stopgap: in production as it stands, as a drill with the profile {@code drill}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Stopgap {

    public static void main(String[] arguments) {
        // The engine keeps local times without a zone: the zone must be the business's before anything else runs.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        SpringApplication.run(Stopgap.class, arguments);
    }
}
