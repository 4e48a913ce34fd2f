package dev.stopgap.platform;

import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How decision tables are evaluated. */
@Configuration
class DecisionTables {

    @Bean
    ProcessEnginePlugin rememberedCells() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                var tables = new DefaultDmnEngineConfiguration();
                tables.setFeelEngineFactory(
                        () -> new RememberingFeel(new ScalaFeelEngineFactory(List.of()).createInstance()));
                configuration.setDmnEngineConfiguration(tables);
            }
        };
    }
}
