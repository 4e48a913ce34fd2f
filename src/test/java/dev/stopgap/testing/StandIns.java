package dev.stopgap.testing;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;

/**
 * Processes that stand in for those that a model calls, so that a test tells only its own model's story: each waits until
 * the test lets it finish.
 */
public final class StandIns {

    private static final String WAITING = "standInWaiting";

    private final RepositoryService repository;
    private final String deployment;

    private StandIns(RepositoryService repository, String deployment) {
        this.repository = repository;
        this.deployment = deployment;
    }

    /** Takes the place of the processes {@code keys} until {@link #remove()}. */
    public static StandIns waiting(RepositoryService repository, String... keys) {
        var deployment = repository.createDeployment().name("stand-ins");
        for (String key : keys) {
            deployment.addModelInstance(
                    key + ".bpmn",
                    Bpmn.createExecutableProcess(key)
                            .camundaHistoryTimeToLiveString("P1D")
                            .startEvent()
                            .receiveTask(WAITING)
                            .endEvent()
                            .done());
        }
        return new StandIns(repository, deployment.deploy().getId());
    }

    /** Lets every stand-in of {@code key} that waits finish. */
    public void finish(RuntimeService runtime, String key) {
        runtime.createExecutionQuery().processDefinitionKey(key).activityId(WAITING).list().stream()
                .map(execution -> execution.getId())
                .forEach(runtime::signal);
    }

    /** Gives the real ones their place again. */
    public void remove() {
        repository.deleteDeployment(deployment, true, true);
    }
}
