package dev.stopgap.watch;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the digest goes out.
 *
 * @param digestAt the time of day, in the business's zone, at which what comparing sources have brought is told
 */
@ConfigurationProperties("stopgap.watch")
record DigestProperties(@DefaultValue("08:00") LocalTime digestAt) {}
