package dev.stopgap.platform;

import java.util.Map;

/**
 * How a drill's sample users play one kind of task that nobody has claimed. A bean of the profile {@code drill}, in the
 * capability whose task it is. It decides as a person would, from what the task shows, and the same for the same task.
 */
public interface SampleJudgement {

    /** The key of the task, such as {@code decidePackage}. */
    String task();

    /** Plays {@code sample} and returns the variables with which the task is completed; the person is {@code sample.user()}. */
    Map<String, Object> play(SampleTask sample);

    /**
     * A task to be played.
     *
     * @param task its key
     * @param businessKey the case number
     * @param user who plays it: a candidate, never the proposer
     * @param variables of the process, as the task shows them
     */
    record SampleTask(String task, String businessKey, String user, Map<String, Object> variables) {}
}
