package dev.stopgap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the other end of the wire: a browser that keeps its cookies, or a program that sends its password. Over real
 * HTTP, with all filters. With MockMvc instead, a change by a session needs {@code .with(csrf())} as well.
 */
public final class Caller {

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private @Nullable String password;

    private Caller(int port) {
        this.base = "http://localhost:" + port;
    }

    public static Caller stranger(int port) {
        return new Caller(port);
    }

    /** Sends user and password with each request. */
    public static Caller program(int port, String user) {
        return program(port, user, TestUsers.password(user));
    }

    public static Caller program(int port, String user, String password) {
        var caller = new Caller(port);
        caller.password =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return caller;
    }

    /** Has logged in at the login page, and opened Tasklist so that the engine knows it. */
    public static Caller browser(int port, String user) {
        var caller = new Caller(port);
        assertThat(caller.login(user, TestUsers.password(user))).isEqualTo("/");
        caller.get("/camunda/app/welcome/default/");
        return caller;
    }

    /** Logs in; returns where the answer leads to. */
    public String login(String user, String secret) {
        get("/login");
        var answer = send(form("/login", "username=" + user + "&password=" + encode(secret) + "&_csrf=" + token()));
        return answer.headers().firstValue("Location").orElse("").replace(base, "");
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> getPage(String path) {
        return send(request(path).header("Accept", "text/html"));
    }

    /** Posts JSON with the token that a page's script would send. */
    public HttpResponse<String> post(String path, String json) {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> post(String path, String type, byte[] body) {
        var request = request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request);
    }

    public HttpRequest.Builder form(String path, String fields) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields));
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (password != null) {
            request.header("Authorization", password);
        }
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String token() {
        return cookie("XSRF-TOKEN").orElseThrow();
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
