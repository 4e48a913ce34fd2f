package dev.stopgap.source;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What hosts let robots read (RFC 9309), kept for a day: a missing file allows everything, one that cannot be had allows
 * nothing, unless an older one is known.
 */
final class Robots {

    static final String NAME = "stopgap";

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
    private static final int MOST_BYTES = 512 * 1024;

    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Robots(Clock clock) {
        this.clock = clock;
    }

    private record Known(BaseRobotRules rules, Instant since) {}

    /** What was answered to a request for robots.txt. */
    record File(int status, byte[] bytes, String mediaType) {}

    /** Fetches one. */
    interface Source {
        File fetch(URI robotsTxt) throws FetchFailed;
    }

    /** Whether {@code url} may be read; asks its host if it has not been asked today. */
    boolean allows(URI url, Source source) throws FetchFailed {
        return rules(url, source).isAllowed(url.toString());
    }

    /** How long its host wants to be left alone between two requests, if it says so and has been asked. */
    Optional<Duration> delay(URI url) {
        return Optional.ofNullable(known.get(origin(url)))
                .map(entry -> entry.rules().getCrawlDelay())
                .filter(delay -> delay > 0)
                .map(Duration::ofMillis)
                .map(delay -> delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
    }

    private BaseRobotRules rules(URI url, Source source) throws FetchFailed {
        String origin = origin(url);
        Known before = known.get(origin);
        if (before != null && before.since().plus(KEPT).isAfter(clock.instant())) {
            return before.rules();
        }
        URI robotsTxt = URI.create(origin + "/robots.txt");
        File file;
        try {
            file = source.fetch(robotsTxt);
        } catch (FetchFailed e) {
            return older(before, url, e);
        }
        if (file.status() >= 500) {
            return older(before, url, new FetchFailed("robotsUnknown", url.getHost(), file.status()));
        }
        var rules = file.status() == 200
                ? parse(robotsTxt, file)
                : new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL);
        known.put(origin, new Known(rules, clock.instant()));
        return rules;
    }

    private static BaseRobotRules older(@Nullable Known before, URI url, FetchFailed why) throws FetchFailed {
        if (before == null) {
            throw why;
        }
        return before.rules();
    }

    private static BaseRobotRules parse(URI robotsTxt, File file) {
        byte[] bytes =
                file.bytes().length > MOST_BYTES ? java.util.Arrays.copyOf(file.bytes(), MOST_BYTES) : file.bytes();
        return new SimpleRobotRulesParser(LONGEST_DELAY.toMillis(), 20)
                .parseContent(robotsTxt.toString(), bytes, file.mediaType(), List.of(NAME));
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
