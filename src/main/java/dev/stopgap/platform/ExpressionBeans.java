package dev.stopgap.platform;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What an expression of a model can name: the delegates and listeners, and nothing else of the application. Should
 * somebody's expression ever be evaluated after all, the database, the mail and the rest are not at its hand.
 */
@Configuration
class ExpressionBeans {

    @Bean
    static BeanPostProcessor onlyDelegatesInExpressions(ListableBeanFactory beans) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof SpringProcessEngineConfiguration configuration) {
                    configuration.setBeans(new Delegates(beans));
                }
                return bean;
            }
        };
    }

    /** Looks each delegate up when it is named: they need the engine, which is still being made. */
    private static final class Delegates extends AbstractMap<Object, Object> {

        private final ListableBeanFactory beans;
        private final Set<String> names;

        Delegates(ListableBeanFactory beans) {
            this.beans = beans;
            this.names = Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)
                    .flatMap(type -> Arrays.stream(beans.getBeanNamesForType(type, true, false)))
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return name instanceof String && names.contains(name);
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            return name instanceof String bean && names.contains(bean) ? beans.getBean(bean) : null;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            Map<Object, Object> all = new LinkedHashMap<>();
            names.stream().sorted().forEach(name -> all.put(name, beans.getBean(name)));
            return all.entrySet();
        }
    }
}
