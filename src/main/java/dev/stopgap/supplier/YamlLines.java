package dev.stopgap.supplier;

import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** On which line of a YAML file a key stands, so that a complaint about its meaning can name it. */
final class YamlLines {

    private final @Nullable Node root;

    YamlLines(Reader yaml) {
        this.root = new Yaml(new LoaderOptions()).compose(yaml);
    }

    /** The line of {@code path}, such as {@code sources.2.tier}; where it is missing, of what should hold it. */
    int of(String path) {
        Node here = root;
        int line = 1;
        for (String step : path.split("\\.")) {
            Node next = null;
            if (here instanceof MappingNode mapping) {
                for (var entry : mapping.getValue()) {
                    if (entry.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals(step)) {
                        line = key.getStartMark().getLine() + 1;
                        next = entry.getValueNode();
                    }
                }
            } else if (here instanceof SequenceNode sequence
                    && Integer.parseInt(step) < sequence.getValue().size()) {
                next = sequence.getValue().get(Integer.parseInt(step));
                line = next.getStartMark().getLine() + 1;
            }
            if (next == null) {
                return line;
            }
            here = next;
        }
        return line;
    }
}
