package dev.stopgap.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways by which posts leave the house. */
class ChatServicesTest {

    private static final ChatRoom SLACK =
            new ChatRoom(URI.create("https://hooks.slack.com/services/T0/B0/secret"), ChatFormat.TEXT, false);

    @ParameterizedTest
    @CsvSource({"403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway", "504 Gateway Timeout"})
    void aProxyThatLetsNobodyThroughIsTriedAgainAndNothingHasLeft(String refusal) throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (var proxy = proxy(refusal, asked);
                var chats = new ChatServices(
                        new ObjectMapper(), "http://localhost:" + proxy.getLocalPort(), "user", "password")) {
            assertThatThrownBy(() -> chats.send(post(SLACK)))
                    .isInstanceOf(NotSent.class)
                    .hasMessageNotContaining("secret");
            assertThat(asked).first().isEqualTo("CONNECT hooks.slack.com:443 HTTP/1.1");
        }
    }

    @Test
    void theHousesOwnServerIsReachedWithoutTheProxy() throws IOException {
        try (var chat = new ChatStub();
                var chats = new ChatServices(new ObjectMapper(), "http://localhost:9", "", "")) {
            chats.send(post(new ChatRoom(URI.create(chat.room("abcdefgh")), ChatFormat.TEXT, true)));
            assertThat(chat.texts()).containsExactly("件名\n\n本文");
        }
    }

    @Test
    void aServiceThatLeadsElsewhereIsNotFollowed() throws IOException {
        try (var chat = new ChatStub();
                var chats = new ChatServices(new ObjectMapper(), "", "", "")) {
            chat.answers(302, "elsewhere");
            var room = new ChatRoom(URI.create(chat.room("abcdefgh")), ChatFormat.TEXT, true);
            assertThatThrownBy(() -> chats.send(post(room))).isInstanceOf(AddressRefused.class);
        }
    }

    private static ChatPost post(ChatRoom room) {
        return new ChatPost("<m1.r1.chat@localhost>", room, "田中", "件名", "本文", Instant.EPOCH);
    }

    private static ServerSocket proxy(String refusal, List<String> asked) throws IOException {
        var socket = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
        var thread = new Thread(() -> refuse(socket, refusal, asked), "refusing proxy");
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    private static void refuse(ServerSocket socket, String refusal, List<String> asked) {
        while (!socket.isClosed()) {
            try (var client = socket.accept();
                    var in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                asked.add(in.readLine());
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    asked.add(line);
                }
                client.getOutputStream()
                        .write(("HTTP/1.1 " + refusal + "\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n"
                                        + "Connection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }
}
