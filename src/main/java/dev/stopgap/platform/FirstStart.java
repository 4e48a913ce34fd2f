package dev.stopgap.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Before the first request is answered: roles, the first administrator, filters, and in a drill its people. All or nothing. */
@Component
class FirstStart implements SmartInitializingSingleton {

    private final TransactionTemplate transaction;
    private final Roles roles;
    private final Administrator administrator;
    private final TaskFilters filters;
    private final ObjectProvider<SampleUsers> sampleUsers;

    FirstStart(
            TransactionTemplate transaction,
            Roles roles,
            Administrator administrator,
            TaskFilters filters,
            ObjectProvider<SampleUsers> sampleUsers) {
        this.transaction = transaction;
        this.roles = roles;
        this.administrator = administrator;
        this.filters = filters;
        this.sampleUsers = sampleUsers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            roles.prepare();
            administrator.prepare();
            filters.prepare();
            sampleUsers.ifAvailable(SampleUsers::prepare);
        });
    }
}
