package dev.stopgap.testing;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.reset;

import dev.stopgap.platform.MovableClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Empties our tables and ends all processes before each test, and sets the clock back. */
class CleanSlate implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        var application = test.getApplicationContext();
        application.getBean(MovableClock.class).moveTo(World.START);
        var engine = application.getBean(ProcessEngine.class);
        init(engine);
        var runtime = engine.getRuntimeService();
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance ->
                        runtime.deleteProcessInstance(instance.getId(), "clean slate", true, true, true, false));
        application
                .getBean(JdbcClient.class)
                .sql(
                        """
                do $$
                begin
                    execute (select 'truncate ' || string_agg(format('app.%I', tablename), ', ') || ' restart identity cascade'
                               from pg_tables
                              where schemaname = 'app' and tablename <> 'flyway_schema_history');
                end $$
                """)
                .update();
    }

    @Override
    public void afterTestMethod(TestContext test) {
        reset();
    }
}
