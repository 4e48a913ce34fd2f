package dev.stopgap.platform;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The roles: groups of the engine, made at the first start with what they may do in its web applications. Grants that are
 * missing are added at each start; what an administrator has granted beyond them stays. A task's candidates and assignee
 * get their task from the engine itself.
 */
@Component
class Roles {

    static final String REPORTER = "reporter";
    static final String BUYER = "buyer";
    static final String APPROVER = "approver";
    static final String ACCOUNTANT = "accountant";
    static final String MANAGER = "manager";
    static final String INTEGRATION = "integration";
    static final String ADMINISTRATOR = "camunda-admin";

    /** Those of people. */
    static final List<String> OF_PEOPLE = List.of(REPORTER, BUYER, APPROVER, ACCOUNTANT, MANAGER);

    static final List<String> ALL = List.of(REPORTER, BUYER, APPROVER, ACCOUNTANT, MANAGER, INTEGRATION, ADMINISTRATOR);

    private static final String CASE_PROCESS = "outage-response";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final MessageSource messages;
    private final StopgapProperties properties;

    Roles(
            IdentityService identity,
            AuthorizationService authorizations,
            MessageSource messages,
            StopgapProperties properties) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.messages = messages;
        this.properties = properties;
    }

    /** Makes what is missing. */
    void prepare() {
        ALL.forEach(this::group);
        OF_PEOPLE.forEach(this::grantWhatPeopleNeed);

        grant(REPORTER, Resources.PROCESS_DEFINITION, CASE_PROCESS, ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(REPORTER, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);

        grant(MANAGER, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                MANAGER,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB);
        grant(MANAGER, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(MANAGER, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        grant(MANAGER, Resources.DEPLOYMENT, ANY, Permissions.READ);
        grant(MANAGER, Resources.BATCH, ANY, Permissions.READ);

        grant(
                INTEGRATION,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.UPDATE_INSTANCE);
        grant(INTEGRATION, Resources.PROCESS_DEFINITION, CASE_PROCESS, ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(INTEGRATION, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);

        for (Resource resource : Resources.values()) {
            grant(ADMINISTRATOR, resource, ANY, ofAdministrators(resource));
        }
    }

    private void grantWhatPeopleNeed(String role) {
        grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(role, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        grant(role, Resources.FILTER, ANY, Permissions.READ);
        // The diagram beside a task, and the names of colleagues and groups that it is offered to.
        grant(role, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
        grant(role, Resources.USER, ANY, Permissions.READ);
        grant(role, Resources.GROUP, ANY, Permissions.READ);
    }

    // Everything but what could carry an expression or a script into the engine: filters and deployments come from
    // here.
    private static Permission[] ofAdministrators(Resource resource) {
        if (resource == Resources.FILTER || resource == Resources.DEPLOYMENT) {
            return new Permission[] {Permissions.READ, Permissions.DELETE};
        }
        if (resource == Resources.SYSTEM) {
            return new Permission[] {SystemPermissions.ALL};
        }
        return new Permission[] {Permissions.ALL};
    }

    private void group(String id) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            var group = identity.newGroup(id);
            group.setName(messages.getMessage("role." + id, null, id, properties.language()));
            group.setType(id.equals(ADMINISTRATOR) ? "SYSTEM" : "WORKFLOW");
            identity.saveGroup(group);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        var known = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .list();
        var grant = known.isEmpty() ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : known.get(0);
        if (!known.isEmpty() && Arrays.stream(permissions).allMatch(grant::isPermissionGranted)) {
            return;
        }
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        Arrays.stream(permissions).forEach(grant::addPermission);
        authorizations.saveAuthorization(grant);
    }
}
