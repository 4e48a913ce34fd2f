package dev.stopgap.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may open what, in four chains: the engine's REST (programs, with a password in each request), our REST the same way,
 * the engine's web applications, and everything else (people, with a session). One login for all of them. What is not
 * named here needs a login.
 */
@Configuration
@EnableMethodSecurity
class WebSecurity {

    private static final String OF_OUR_PAGES =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
    private static final RequestMatcher OUR_REST = below("/api", "/v3/api-docs", "/v3/api-docs.yaml");
    private static final RequestMatcher MANAGEMENT = below("/actuator");
    private static final RequestMatcher HEALTH = below("/actuator/health");
    private static final RequestMatcher OPEN = below("/login", "/login.js", "/stopgap.css", "/favicon.svg");
    // CVE-2026-77226: makes an administrator without a login.
    private static final RequestMatcher SETUP = matching("/camunda/(api/admin/setup|app/admin/[^/]+/setup)(/.*)?");
    // A second door for guessing passwords; ours has the throttle.
    private static final RequestMatcher ENGINES_OWN_LOGIN = matching("/camunda/api/admin/auth/user/[^/]+/login(/.*)?");
    private static final RequestMatcher PASSWORD_IN_REQUEST = request -> {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith("basic ");
    };

    // Whose session is over has no token any more either: that is no forgery, and no lack of a role.
    private static final RequestMatcher LOGGED_OUT_MEANWHILE =
            request -> request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();

    private final LoginAnswers answers;
    private final SharedCsrfToken csrfTokens = new SharedCsrfToken();

    WebSecurity(LoginAnswers answers) {
        this.answers = answers;
    }

    /** The engine's REST: for administrators' and other systems' programs, never for a browser's session. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher(below("/engine-rest")))
                .authorizeHttpRequests(
                        requests -> requests.anyRequest().hasAnyAuthority(Roles.ADMINISTRATOR, Roles.INTEGRATION))
                .build();
    }

    /** Our REST and the metrics for programs: without a session there is nothing that another site could misuse. */
    @Bean
    @Order(2)
    SecurityFilterChain programs(HttpSecurity http) throws Exception {
        RequestMatcher ours = new OrRequestMatcher(OUR_REST, MANAGEMENT);
        return stateless(http.securityMatcher(new AndRequestMatcher(ours, PASSWORD_IN_REQUEST)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HEALTH)
                        .permitAll()
                        .requestMatchers(MANAGEMENT)
                        .hasAuthority(Roles.ADMINISTRATOR)
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Tasklist, Cockpit, Admin, Welcome, with their own protection against forged requests and their own headers. */
    @Bean
    @Order(3)
    SecurityFilterChain webApplications(HttpSecurity http, ObjectProvider<ClientRegistrationRepository> signOn)
            throws Exception {
        RequestMatcher api = below("/camunda/api");
        people(http.securityMatcher(below("/camunda")), signOn)
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(request -> false))
                .authorizeHttpRequests(requests -> requests.requestMatchers(SETUP, ENGINES_OWN_LOGIN)
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(exceptions -> exceptions
                        .defaultAuthenticationEntryPointFor(answers, api)
                        .defaultAccessDeniedHandlerFor(answers, api)
                        .authenticationEntryPoint(loginPage(api)))
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .contentTypeOptions(HeadersConfigurer.ContentTypeOptionsConfig::disable)
                        .xssProtection(HeadersConfigurer.XXssConfig::disable))
                .addFilterAfter(new LogoutEverywhere(), CsrfCookie.class);
        return http.build();
    }

    /** Our pages, and our REST where a page calls it. */
    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http, ObjectProvider<ClientRegistrationRepository> signOn) throws Exception {
        people(http, signOn)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HEALTH, OPEN)
                        .permitAll()
                        .requestMatchers(MANAGEMENT)
                        .hasAuthority(Roles.ADMINISTRATOR)
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(loginPage(new OrRequestMatcher(OUR_REST, MANAGEMENT)))
                        .defaultAccessDeniedHandlerFor(answers, OUR_REST)
                        .defaultAccessDeniedHandlerFor(
                                (request, response, cause) ->
                                        response.sendRedirect(request.getContextPath() + "/login?expired"),
                                LOGGED_OUT_MEANWHILE))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OF_OUR_PAGES)));
        return http.build();
    }

    private HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(answers))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")));
    }

    private HttpSecurity people(HttpSecurity http, ObjectProvider<ClientRegistrationRepository> signOn)
            throws Exception {
        http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .addFilterAfter(new CsrfCookie(), CsrfFilter.class)
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), microphone=(), geolocation=()"))
                        .httpStrictTransportSecurity(
                                hsts -> hsts.maxAgeInSeconds(31_536_000).includeSubDomains(false)))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?logout"));
        if (signOn.getIfAvailable() != null) {
            http.oauth2Login(login -> login.loginPage("/login")
                    .userInfoEndpoint(user -> user.userAuthoritiesMapper(SignOnRoles.fromGroupsClaim())));
        } else {
            http.formLogin(login -> login.loginPage("/login").failureHandler(WebSecurity::failed));
        }
        return http;
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        response.sendRedirect(request.getContextPath()
                + (cause instanceof TooManyTries tooMany ? "/login?wait=" + tooMany.seconds() : "/login?error"));
    }

    // A person is sent to the login page, a script is told.
    private org.springframework.security.web.AuthenticationEntryPoint loginPage(RequestMatcher scripts) {
        var page = new LoginUrlAuthenticationEntryPoint("/login");
        return (request, response, cause) -> {
            if (scripts.matches(request)) {
                answers.commence(request, response, cause);
            } else {
                page.commence(request, response, cause);
            }
        };
    }

    // After the login people go on where they wanted to; never to a script's call or a picture.
    private static RequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> {
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            return request.getMethod().equals("GET") && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
        });
        return cache;
    }

    // By the decoded path, whichever servlet it leads to: patterns given as text would be matched to Spring's servlet
    // alone.
    private static RequestMatcher below(String... paths) {
        return request -> {
            String path = path(request);
            return Arrays.stream(paths).anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
        };
    }

    private static RequestMatcher matching(String expression) {
        var pattern = Pattern.compile(expression);
        return request -> pattern.matcher(path(request)).matches();
    }

    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
