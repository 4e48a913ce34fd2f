package dev.stopgap.orderbook;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts that the cells of a workbook share. A workbook may have millions of them: past some megabytes they lie in a
 * temporary file, and blocks of them come back as they are asked for, mostly in their order.
 */
final class SharedStrings implements AutoCloseable {

    private static final int IN_MEMORY = 8 << 20; // characters
    private static final int BLOCK = 64;
    private static final int KEPT = 4 << 20; // characters

    private final List<String> first = new ArrayList<>();
    private long[] blocks = new long[1024];
    private int count;
    private @Nullable FileChannel file;
    private final Map<Integer, String[]> recent = new LinkedHashMap<>(64, 0.75f, true);
    private long recentLength;

    private SharedStrings() {}

    static SharedStrings none() {
        return new SharedStrings();
    }

    /** Reads the part that holds them. */
    static SharedStrings read(XlsxXml xml) throws IOException {
        var strings = new SharedStrings();
        try (var spill = strings.new Spill()) {
            var text = new StringBuilder();
            long length = 0;
            while (xml.next()) {
                if (xml.starts("si")) {
                    text.setLength(0);
                    xml.richText("si", text);
                    String string = XlsxEscapes.undo(text);
                    length += string.length() + 40; // what an object costs beside its characters
                    if (length <= IN_MEMORY) {
                        strings.first.add(string);
                    } else {
                        spill.add(string);
                    }
                    strings.count++;
                }
            }
            return strings;
        } catch (IOException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    /** The text of that number. */
    String get(int number) throws IOException {
        if (number < 0 || number >= count) {
            throw new UnreadableFile("workbook");
        }
        if (number < first.size()) {
            return first.get(number);
        }
        int spilled = number - first.size();
        String[] block = recent.get(spilled / BLOCK);
        if (block == null) {
            block = load(spilled / BLOCK);
            recent.put(spilled / BLOCK, block);
            recentLength += length(block);
            forgetOldest();
        }
        return block[spilled % BLOCK];
    }

    private String[] load(int number) throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            throw new IllegalStateException("nothing was spilled");
        }
        long start = blocks[number];
        int size = Math.toIntExact(blocks[number + 1] - start);
        var bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
            // until the block is whole
        }
        var block = new ArrayList<String>(BLOCK);
        try (var in = new DataInputStream(new java.io.ByteArrayInputStream(bytes.array()))) {
            while (in.available() > 0) {
                block.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
        }
        return block.toArray(String[]::new);
    }

    private void forgetOldest() {
        var oldest = recent.entrySet().iterator();
        while (recentLength > KEPT && recent.size() > 1) {
            recentLength -= length(oldest.next().getValue());
            oldest.remove();
        }
    }

    private static long length(String[] block) {
        return Arrays.stream(block).mapToLong(text -> text.length() + 40).sum();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close(); // and its bytes are gone
        }
    }

    /** Writes what does not fit into memory. */
    private final class Spill implements AutoCloseable {
        private @Nullable DataOutputStream out;
        private long written;
        private int strings;

        void add(String string) throws IOException {
            if (out == null) {
                Path path = Files.createTempFile("stopgap-strings", ".part");
                file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                Files.delete(path); // open files stay readable; a killed process leaves nothing
                out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
            }
            if (strings % BLOCK == 0) {
                mark(strings / BLOCK);
            }
            byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
            written += 4 + bytes.length;
            strings++;
        }

        private void mark(int block) {
            if (block + 1 >= blocks.length) {
                blocks = Arrays.copyOf(blocks, blocks.length * 2);
            }
            blocks[block] = written;
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                mark((strings + BLOCK - 1) / BLOCK);
                out.flush(); // the channel stays open: it is read from now on
            }
        }
    }
}
