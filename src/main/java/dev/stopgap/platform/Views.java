package dev.stopgap.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Puts the {@link View} into the model of each page. */
@Component
@ControllerAdvice
class Views {

    /** A page and who may open it; null: everyone who has logged in. */
    private record Page(String path, String word, @Nullable Set<String> roles) {}

    // Opened so, it lists what is due first; on its own it would list what is newest.
    private static final String TASKLIST =
            "/camunda/app/tasklist/default/#/?sorting=%5B%7B%22sortBy%22:%22dueDate%22,%22sortOrder%22:%22asc%22%7D%5D";

    private static final List<Page> PAGES = List.of(
            new Page("/", "board", null),
            new Page("/notices", "notices", null),
            new Page(TASKLIST, "tasks", Set.copyOf(Roles.OF_PEOPLE)),
            new Page("/imports", "imports", Set.of(Roles.BUYER, Roles.ACCOUNTANT, Roles.ADMINISTRATOR)),
            new Page("/billing", "billing", Set.of(Roles.ACCOUNTANT, Roles.MANAGER)),
            new Page("/camunda/app/cockpit/", "cockpit", Set.of(Roles.MANAGER, Roles.ADMINISTRATOR)),
            new Page("/alerts", "alerts", Set.copyOf(Roles.OF_PEOPLE)),
            new Page("/suppliers", "suppliers", Set.of(Roles.MANAGER, Roles.ADMINISTRATOR)),
            new Page("/drill", "drill", null),
            new Page("/outbox", "outbox", Set.of(Roles.ADMINISTRATOR)),
            new Page("/camunda/app/admin/", "admin", Set.of(Roles.ADMINISTRATOR)));

    private final MessageSource messages;
    private final Language language;
    private final Clock clock;
    private final boolean drill;
    private final ObjectProvider<LastCheck> lastCheck;
    private final ObjectProvider<RequestMappingHandlerMapping> handlers;

    Views(
            MessageSource messages,
            Language language,
            Clock clock,
            Environment environment,
            ObjectProvider<LastCheck> lastCheck,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.messages = messages;
        this.language = language;
        this.clock = clock;
        this.drill = environment.acceptsProfiles(Profiles.of("drill"));
        this.lastCheck = lastCheck;
        this.handlers = handlers;
    }

    /** The view of {@code request}. */
    @ModelAttribute("view")
    View view(HttpServletRequest request) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        boolean known = login != null && !(login instanceof AnonymousAuthenticationToken);
        Set<String> roles = login == null
                ? Set.of()
                : login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toUnmodifiableSet());
        return new View(
                messages,
                language.resolveLocale(request),
                known ? ((Principal) login).getName() : null,
                known ? roles : Set.of(),
                request.getRequestURI(),
                drill,
                clock.instant(),
                known ? lastCheck() : null,
                known ? navigation(roles) : List.of(),
                (CsrfToken) request.getAttribute(CsrfToken.class.getName()));
    }

    private @Nullable Instant lastCheck() {
        return lastCheck.stream()
                .flatMap(source -> source.lastCheck().stream())
                .max(Instant::compareTo)
                .orElse(null);
    }

    private List<View.Link> navigation(Set<String> roles) {
        Predicate<Page> open =
                page -> page.roles() == null || page.roles().stream().anyMatch(roles::contains);
        return PAGES.stream()
                .filter(open)
                .filter(page -> page.path().startsWith("/camunda/") || isThere(page.path()))
                .map(page -> new View.Link(page.path(), page.word()))
                .toList();
    }

    // Not each installation has each page: the drill's is in drills only.
    private boolean isThere(String path) {
        return handlers.getObject().getHandlerMethods().keySet().stream()
                .anyMatch(mapping -> mapping.getPatternValues().contains(path));
    }
}
