package dev.stopgap.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A house's proxy that leads every CONNECT to one mail server on this machine. */
final class MailProxy implements AutoCloseable {

    /** Where to it was asked to lead. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    volatile @Nullable String refusal;
    volatile @Nullable String password;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;

    MailProxy(int target) throws IOException {
        this.target = target;
        inBackground(() -> {
            while (!server.isClosed()) {
                Socket client = server.accept();
                inBackground(() -> lead(client));
            }
        });
    }

    private void lead(Socket client) throws IOException {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            String request = in.readLine();
            String login = "";
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                login = line.startsWith("Proxy-Authorization: Basic ") ? line.substring(27) : login;
            }
            asked.add(request.split(" ")[1]);
            String answer =
                    refusal != null ? refusal : mayPass(login) ? "" : "HTTP/1.1 407 Proxy Authentication Required";
            if (!answer.isEmpty()) {
                write(client, answer);
                return;
            }
            write(client, "HTTP/1.1 200 Connection established");
            try (var mail = new Socket(InetAddress.getLoopbackAddress(), target)) {
                // The client has waited for the answer, so the reader above has taken nothing of what it says now.
                inBackground(() -> mail.getInputStream().transferTo(client.getOutputStream()));
                client.getInputStream().transferTo(mail.getOutputStream());
            }
        }
    }

    private boolean mayPass(String login) {
        return password == null
                || login.equals(Base64.getEncoder()
                        .encodeToString(String.valueOf(password).getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread inBackground(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One of both has hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
