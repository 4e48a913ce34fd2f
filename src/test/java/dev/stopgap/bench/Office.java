package dev.stopgap.bench;

import dev.stopgap.testing.Caller;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** People at work with a running Stopgap: a buyer who imports, and somebody who looks at the board meanwhile. */
final class Office {

    static final String PASSWORD = "only-for-the-bench-1";
    private static final String BUYER = "buyer";
    private static final String BOUNDARY = "----stopgap-bench";

    private final int port;
    private final Caller script;

    Office(int port) {
        this.port = port;
        this.script = Caller.program(port, BUYER, PASSWORD);
    }

    /** Makes the buyer, as the administrator would. */
    void hire() {
        var admin = Caller.program(port, "admin", PASSWORD);
        done(admin.post(
                "/engine-rest/user/create",
                """
                {"profile": {"id": "buyer", "firstName": "b", "lastName": "b", "email": "b@bench.example"},
                 "credentials": {"password": "%s"}}
                """
                        .formatted(PASSWORD)));
        done(admin.send(admin.request("/engine-rest/group/buyer/members/buyer").PUT(BodyPublishers.noBody())));
    }

    /** Imports {@code file} and returns the answer's text. */
    String importOrders(String supplier, Path file) {
        try {
            var head = BodyPublishers.ofString(
                    "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                            .formatted(BOUNDARY, file.getFileName()));
            var body = BodyPublishers.concat(
                    head, BodyPublishers.ofFile(file), BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
            return done(script.send(script.request("/api/suppliers/" + supplier + "/imports?kind=orders")
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(body)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Runs {@code work} while somebody opens the board again and again; returns what each took, in seconds. */
    List<Double> boardDuring(Runnable work) {
        var over = new AtomicBoolean();
        var browser = Caller.stranger(port);
        browser.login(BUYER, PASSWORD);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<List<Double>> waits = other.submit(() -> {
                var seconds = new ArrayList<Double>();
                while (!over.get()) {
                    long start = System.nanoTime();
                    done(browser.getPage("/"));
                    seconds.add((System.nanoTime() - start) / 1e9);
                    Thread.sleep(200);
                }
                return seconds;
            });
            work.run();
            over.set(true);
            return waits.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            other.shutdownNow();
        }
    }

    private static String done(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(
                    answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
