package dev.stopgap.platform;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;

/** What stands between our login and the engine's own servlets, in the order in which a request meets it. */
@Configuration
class EngineDoors {

    private static final int AFTER_SPRING_SECURITY = 200;

    @Bean
    FilterRegistrationBean<ExpressionGuard> expressionGuard(ProblemWriter problems) {
        return filter(new ExpressionGuard(problems), AFTER_SPRING_SECURITY, "/engine-rest/*", "/camunda/*");
    }

    // Refusals in Tasklist speak as our pages do; the engine's servlets do not pass Spring's, which would see to it.
    @Bean
    FilterRegistrationBean<Filter> languageOfEngine(Language language) {
        Filter filter = (request, response, chain) -> {
            LocaleContextHolder.setLocale(language.resolveLocale((HttpServletRequest) request));
            chain.doFilter(request, response);
        };
        return filter(filter, AFTER_SPRING_SECURITY - 1, "/engine-rest/*", "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<EngineRestUser> engineRestUser(IdentityService identity) {
        return filter(new EngineRestUser(identity), AFTER_SPRING_SECURITY + 1, "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> engineLogin() {
        var registration = filter(
                new ContainerBasedAuthenticationFilter(),
                AFTER_SPRING_SECURITY + 1,
                "/camunda/app/*",
                "/camunda/api/*");
        registration.addInitParameter("authentication-provider", EngineLogin.class.getName());
        return registration;
    }

    private static <T extends Filter> FilterRegistrationBean<T> filter(T filter, int order, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(paths);
        registration.setOrder(order);
        registration.setAsyncSupported(true);
        return registration;
    }
}
