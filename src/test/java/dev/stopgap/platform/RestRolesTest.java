package dev.stopgap.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stopgap.testing.StopgapTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call what of our REST, against the table of the outer interface. */
@StopgapTest
class RestRolesTest {

    private static final Map<String, Set<String>> PROMISED = Map.of(
            "POST /api/notices/read", Set.of("reporter"),
            "POST /api/suppliers/{supplier}/notices", Set.of("reporter"),
            "POST /api/suppliers/{supplier}/imports", Set.of("buyer", "accountant"),
            "POST /api/imports", Set.of("camunda-admin"),
            "POST /api/outages", Set.of("reporter"),
            "POST /api/outages/{no}/triage", Set.of("buyer"),
            "POST /api/suppliers/{supplier}/matches", Set.of("accountant"),
            "GET /api/matches/{id}/discrepancies.csv", Set.of("accountant"));

    // For whom the package's task is offered to, whatever their role; to others it does not exist (triage's own tests).
    private static final String PACKAGES = "/api/packages/";

    private static final Pattern ROLE = Pattern.compile("'([^']+)'");

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    @Autowired
    ApplicationContext application;

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void eachCallIsForTheRolesThatTheInterfacePromises() {
        var roles = new TreeMap<String, Set<String>>();
        calls().forEach((call, method) -> roles.put(call, roles(method)));
        assertThat(roles).isNotEmpty();
        PROMISED.forEach((call, promised) -> {
            if (roles.containsKey(call)) {
                assertThat(roles.get(call)).as(call).isEqualTo(promised);
            }
        });
    }

    @Test
    void whatChangesSomethingAlwaysNeedsARole() {
        assertThat(calls()).allSatisfy((call, method) -> {
            if (!call.startsWith("GET ") && !call.contains(PACKAGES)) {
                assertThat(roles(method)).as(call).isNotEmpty().isSubsetOf(Roles.ALL);
            }
        });
    }

    @Test
    void whoHasNotTheRoleIsRefusedBeforeAnythingHappens() {
        calls().forEach((call, method) -> {
            Set<String> allowed = roles(method);
            if (allowed.isEmpty()) {
                return;
            }
            var others = new TreeSet<>(Roles.ALL);
            others.removeAll(allowed);
            others.add("none");
            for (String role : others) {
                var login = new TestingAuthenticationToken(role, "", role);
                SecurityContextHolder.getContext().setAuthentication(login);
                assertThat(catchThrowable(() -> call(method)))
                        .as(call + " by " + role)
                        .isInstanceOf(AccessDeniedException.class);
            }
        });
    }

    private void call(HandlerMethod handler) throws Throwable {
        Object bean = application.getBean(String.valueOf(handler.getBean()));
        Method method = bean.getClass()
                .getDeclaredMethod(
                        handler.getMethod().getName(), handler.getMethod().getParameterTypes());
        method.setAccessible(true);
        var nothing = new Object[method.getParameterCount()];
        for (int each = 0; each < nothing.length; each++) {
            Class<?> type = method.getParameterTypes()[each];
            nothing[each] =
                    type == boolean.class ? false : type == long.class ? 0L : type == int.class ? (Object) 0 : null;
        }
        try {
            method.invoke(bean, nothing);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private Map<String, HandlerMethod> calls() {
        var calls = new TreeMap<String, HandlerMethod>();
        mappings.getHandlerMethods().forEach((mapping, method) -> mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .forEach(path -> calls.put(verb(mapping) + " " + path, method)));
        return calls;
    }

    private static String verb(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static Set<String> roles(HandlerMethod method) {
        var rule = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
        if (rule == null) {
            rule = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class);
        }
        return rule == null
                ? Set.of()
                : ROLE.matcher(rule.value())
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet());
    }
}
