package dev.stopgap.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a reader, Japanese or English: the one chosen with {@code ?lang=}, which a cookie keeps, else the
 * browser's, else the installation's.
 */
@Component(Language.BEAN_NAME)
class Language implements LocaleResolver, HandlerInterceptor {

    static final String BEAN_NAME = "localeResolver"; // by which Spring MVC finds it
    private static final String COOKIE = "lang";
    private static final List<Locale> KNOWN = List.of(Locale.JAPANESE, Locale.ENGLISH);
    // Not getParameter(): it would read the body.
    private static final Pattern CHOICE = Pattern.compile("(?:^|&)lang=(ja|en)(?:&|$)");

    private final Locale ofInstallation;

    Language(StopgapProperties properties) {
        this.ofInstallation = Locale.forLanguageTag(properties.language().getLanguage());
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request).or(() -> kept(request)).orElseGet(() -> ofBrowser(request));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        chosen(request)
                .ifPresent(locale -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(COOKIE, locale.getLanguage())
                                .path(request.getContextPath() + "/")
                                .maxAge(java.time.Duration.ofDays(365))
                                .sameSite("Lax")
                                .secure(request.isSecure())
                                .httpOnly(true)
                                .build()
                                .toString()));
        return true;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new IllegalStateException("a reader chooses the language with ?lang=");
    }

    private static Optional<Locale> chosen(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return Optional.empty();
        }
        var choice = CHOICE.matcher(query);
        return choice.find() ? Optional.of(Locale.forLanguageTag(choice.group(1))) : Optional.empty();
    }

    private static Optional<Locale> kept(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .map(Locale::forLanguageTag)
                .filter(KNOWN::contains);
    }

    private Locale ofBrowser(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null) {
            return ofInstallation;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(header), KNOWN);
            return best == null ? ofInstallation : best;
        } catch (IllegalArgumentException e) {
            return ofInstallation;
        }
    }
}
