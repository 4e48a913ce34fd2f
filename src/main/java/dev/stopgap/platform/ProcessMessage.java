package dev.stopgap.platform;

import java.time.Duration;
import java.util.Map;

/**
 * A message to a process.
 *
 * @param name as the models have it
 * @param businessKey the case number of the process that waits
 * @param match process variables by which the one that waits is told from others of the same case
 * @param variables what it carries: strings, numbers, booleans
 * @param audience the one that waits, or everyone who waits
 * @param keepFor how long it is kept while nobody waits; then {@link MessageUndelivered} says so
 */
public record ProcessMessage(
        String name,
        String businessKey,
        Map<String, String> match,
        Map<String, Object> variables,
        Audience audience,
        Duration keepFor) {

    /** Whether a message is for one receiver or for all that wait at the time. */
    public enum Audience {
        ONE,
        ALL
    }

    /** A message for the one process of a case that waits for it, kept for a week. */
    public static ProcessMessage toOne(String name, String businessKey, Map<String, Object> variables) {
        return new ProcessMessage(name, businessKey, Map.of(), variables, Audience.ONE, Duration.ofDays(7));
    }

    /** A message for every process of a case that waits for it; not kept when nobody does. */
    public static ProcessMessage toAll(String name, String businessKey, Map<String, Object> variables) {
        return new ProcessMessage(name, businessKey, Map.of(), variables, Audience.ALL, Duration.ZERO);
    }

    /** The same, only for a process whose variable {@code name} has the value {@code value}. */
    public ProcessMessage matching(String variable, String value) {
        var more = new java.util.TreeMap<>(match);
        more.put(variable, value);
        return new ProcessMessage(name, businessKey, Map.copyOf(more), variables, audience, keepFor);
    }
}
