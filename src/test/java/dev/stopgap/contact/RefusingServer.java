package dev.stopgap.contact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that answers every recipient alike. */
final class RefusingServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0);
    private final String answer;

    RefusingServer(String answer) throws IOException {
        this.answer = answer;
        var thread = new Thread(this::serve, "refusing mail server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    var in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                    var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII)) {
                talk(in, out);
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }

    private void talk(BufferedReader in, PrintWriter out) throws IOException {
        out.print("220 refusing.example\r\n");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String reply = line.startsWith("RCPT") ? answer : line.startsWith("QUIT") ? "221 bye" : "250 ok";
            out.print(reply + "\r\n");
            out.flush();
            if (line.startsWith("QUIT")) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
