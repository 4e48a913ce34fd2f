package dev.stopgap.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chat service on this machine, with rooms under any path, whose answers the test chooses. */
public final class ChatStub implements AutoCloseable {

    private static final int HANGS_UP = -1;

    private final HttpServer server;
    private final List<String> posts = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private volatile String words = "ok";

    public ChatStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (answer == 200 || answer == HANGS_UP) {
            posts.add(body);
        }
        if (answer != HANGS_UP) {
            byte[] said = words.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer, said.length);
            exchange.getResponseBody().write(said);
        }
        exchange.close();
    }

    /** The webhook of a room. */
    public String room(String secret) {
        return "http://localhost:" + server.getAddress().getPort() + "/hooks/" + secret;
    }

    void answers(int status, String said) {
        answer = status;
        words = said;
    }

    /** Takes the next posts and says nothing. */
    void hangsUp() {
        answer = HANGS_UP;
    }

    /** The texts that have been posted. */
    public List<String> texts() {
        return posts.stream().map(ChatStub::text).toList();
    }

    /** As if nothing had been posted. */
    public void forget() {
        posts.clear();
    }

    private static String text(String body) {
        try {
            JsonNode json = new ObjectMapper().readTree(body);
            return json.get("text").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
