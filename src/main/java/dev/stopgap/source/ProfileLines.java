package dev.stopgap.source;

import dev.stopgap.supplier.SupplierProfile.Source;
import java.util.List;
import java.util.stream.Collectors;

/** Sources as lines for {@code sources} in a profile, for whoever wants them to stand there. */
final class ProfileLines {

    private ProfileLines() {}

    static String of(List<Source> sources) {
        return sources.stream().map(ProfileLines::of).collect(Collectors.joining());
    }

    private static String of(Source source) {
        var lines = new StringBuilder("  - id: " + source.id() + "\n");
        lines.append("    kind: ").append(source.kind()).append('\n');
        lines.append("    tier: ").append(source.tier()).append('\n');
        lines.append("    url: ").append(quoted(source.url().toString())).append('\n');
        if (source.selector() != null) {
            lines.append("    selector: ").append(quoted(source.selector())).append('\n');
        }
        return lines.append("    every: ").append(source.every()).append('\n').toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
