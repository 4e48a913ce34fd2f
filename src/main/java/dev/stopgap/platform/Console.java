package dev.stopgap.platform;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.springframework.stereotype.Component;

/** Tells the person at the console something that belongs in no log, such as a password. The one place that prints. */
@Component
public class Console {

    private final PrintWriter out = new PrintWriter(
            new FileOutputStream(FileDescriptor.out),
            true,
            System.console() == null
                    ? Charset.defaultCharset()
                    : System.console().charset());

    /** Prints {@code line} at once. */
    public synchronized void say(String line) {
        out.println(line);
    }
}
