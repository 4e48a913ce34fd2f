package dev.stopgap.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of an installation.
 *
 * @param dataDir where everything is kept that is not in the database: evidence, outbox, drill reports
 * @param language of models, forms and decision tables, and of mails to groups
 * @param baseUrl how people reach this installation; for links in mails
 * @param suppliersDir the suppliers' profiles
 * @param inbox the watched folder of nightly exports; none if not set
 */
@ConfigurationProperties("stopgap")
public record StopgapProperties(
        @DefaultValue("data") Path dataDir,
        @DefaultValue("ja") Locale language,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("suppliers") Path suppliersDir,
        @Nullable Path inbox) {

    /** A path below the data directory. */
    public Path data(String... path) {
        return dataDir.resolve(Path.of("", path)).toAbsolutePath().normalize();
    }
}
