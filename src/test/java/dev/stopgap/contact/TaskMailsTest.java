package dev.stopgap.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@StopgapTest
class TaskMailsTest {

    private static final List<String> PEOPLE = List.of("mailTanaka", "mailSuzuki", "mailYamada");

    @Autowired
    IdentityService identity;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    Messages messages;

    @Autowired
    TestTransport transport;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @Autowired
    World world;

    private String deployment = "";

    @BeforeEach
    void aTaskForTwo() {
        transport.leadAsUsual();
        for (String id : PEOPLE) {
            var user = identity.newUser(id);
            user.setLastName(id);
            user.setEmail(id + "@example.jp");
            identity.saveUser(user);
        }
        identity.saveGroup(identity.newGroup("mailApprovers"));
        identity.createMembership("mailTanaka", "mailApprovers");
        identity.createMembership("mailSuzuki", "mailApprovers");
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "one-task.bpmn",
                        Bpmn.createExecutableProcess("one-task")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("approveSomething")
                                .name("購入を承認する")
                                .camundaCandidateGroups("mailApprovers")
                                .camundaDueDate("2025-10-20T17:00:00")
                                .userTask("checkPurchase")
                                .name("購入を確認する")
                                .camundaCandidateUsers("mailYamada")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
    }

    @AfterEach
    void putAway() {
        identity.clearAuthentication();
        repository.deleteDeployment(deployment, true);
        identity.deleteGroup("mailApprovers");
        PEOPLE.forEach(identity::deleteUser);
    }

    @Test
    void everyCandidateIsToldOnceWhatIsAskedByWhenAndWhere() {
        Task task = approval();
        world.settle();

        assertThat(transport.handed())
                .extracting(Mail::to)
                .containsExactly("mailSuzuki@example.jp", "mailTanaka@example.jp");
        assertThat(transport.handed().get(0).subject()).isEqualTo("【タスク】購入を承認する（OUT-2025-0001）");
        assertThat(transport.handed().get(0).body())
                .contains("1,284,300 円", "2025年10月20日(月) 17:00")
                .contains("http://localhost:8080/camunda/app/tasklist/default/#/?task=" + task.getId());
    }

    @Test
    void theirMailsAreOneJob() {
        approval();
        assertThat(db.sql("select count(*) from message").query(Integer.class).single())
                .isOne();
    }

    @Test
    void whoeverClaimsItIsNotToldAgain() {
        Task task = approval();
        world.settle();
        tasks.claim(task.getId(), "mailTanaka");
        world.settle();
        assertThat(transport.handed()).hasSize(2);
    }

    @Test
    void aDeputyWhoJoinsLaterIsToldThen() {
        Task task = approval();
        world.settle();
        tasks.addCandidateUser(task.getId(), "mailYamada");
        world.settle();
        assertThat(transport.handed()).extracting(Mail::to).hasSize(3).last().isEqualTo("mailYamada@example.jp");
    }

    @Test
    void whoIsGivenATaskByAnotherIsTold() {
        Task task = approval();
        world.settle();
        tasks.setAssignee(task.getId(), "mailYamada");
        world.settle();
        assertThat(transport.handed()).extracting(Mail::to).last().isEqualTo("mailYamada@example.jp");
    }

    @Test
    void theNextIsToldAlsoWhereOnesRightsAreSmall() {
        Task task = approval();
        world.settle();
        tasks.setAssignee(task.getId(), "mailTanaka");
        var mayRead = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        mayRead.setUserId("mailTanaka");
        mayRead.setResource(Resources.PROCESS_DEFINITION);
        mayRead.setResourceId("one-task");
        mayRead.addPermission(Permissions.READ);
        authorizations.saveAuthorization(mayRead);
        identity.setAuthenticatedUserId("mailTanaka");
        tasks.complete(task.getId());
        identity.clearAuthentication();
        authorizations.deleteAuthorization(mayRead.getId());
        world.settle();
        assertThat(transport.handed()).last().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("mailYamada@example.jp");
            assertThat(mail.subject()).contains("購入を確認する");
        });
    }

    @Test
    void whoMayNotReadTheListOfUsersCanStillWriteToThem() {
        identity.setAuthenticatedUserId("mailTanaka");
        messages.send(new Message(
                "reminder",
                List.of(Recipient.group("mailApprovers")),
                null,
                null,
                "x",
                false,
                null,
                Map.of("subject", "件")));
        assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo("mailTanaka");
        identity.clearAuthentication();
        world.settle();
        assertThat(transport.handed()).hasSize(2);
    }

    @Test
    void aTaskThatNeverCameToBeIsNotWrittenAbout() {
        transaction.executeWithoutResult(status -> {
            approval();
            status.setRollbackOnly();
        });
        world.settle();
        assertThat(transport.handed()).isEmpty();
    }

    private Task approval() {
        var process = runtime.startProcessInstanceByKey(
                "one-task", "OUT-2025-0001", Map.of("amountYen", 1_284_300, "supplier", "sample"));
        return tasks.createTaskQuery().processInstanceId(process.getId()).singleResult();
    }
}
