package dev.stopgap.supplier;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which host belongs to whom: registered domains and look-alikes. */
public final class Domains {

    private Domains() {}

    /** Whether {@code host} is one of {@code domains} or below it. */
    public static boolean contains(List<String> domains, String host) {
        String plain = host.toLowerCase(Locale.ROOT);
        String name = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        return domains.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
    }

    /** Why {@code host}, which is not registered, looks as if it were: the domain that it imitates. */
    public static Optional<String> imitated(List<String> domains, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        for (String domain : domains) {
            String core = domain.substring(0, domain.indexOf('.') < 0 ? domain.length() : domain.indexOf('.'));
            boolean contains = core.length() >= 4 && name.replace("-", "").contains(core.replace("-", ""));
            boolean near = name.startsWith("xn--")
                    || name.contains(".xn--")
                    || distance(first(name), core) <= 2 && core.length() >= 5;
            if (contains || near) {
                return Optional.of(domain);
            }
        }
        return Optional.empty();
    }

    private static String first(String host) {
        String[] parts = host.split("\\.");
        return parts.length < 2
                ? host
                : parts[Math.max(0, parts.length - (parts[parts.length - 1].length() == 2 ? 3 : 2))];
    }

    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2 || one.length() > 60) {
            return 99;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
