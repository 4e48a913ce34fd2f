package dev.stopgap.watch;

import dev.stopgap.supplier.Domains;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a receiving server has written into an Authentication-Results header (RFC 8601): one result a method, each with the
 * domain that it vouches for. Comments and quoted words are dropped first, so that a sender cannot write results into them.
 */
record AuthResults(String server, List<Result> results) {

    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern METHOD = Pattern.compile("^(spf|dkim|dmarc)\\s{0,3}=\\s{0,3}([a-z]{3,12})(?=\\s|$)");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:^|\\s)header\\.(d|i|from)\\s{0,3}=\\s{0,3}(?:[^\\s@]{0,64}@)?([a-z0-9.-]{3,253})(?=\\s|$)");

    /**
     * The result of one method.
     *
     * @param domain for which it was found; empty where the server names none
     */
    record Result(String method, String outcome, String domain) {}

    /** The newest header that {@code server} itself has written: headers stand in their order, the newest on top. */
    static Optional<AuthResults> by(List<String> servers, Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().startsWith("authentication-results"))
                .map(header -> parse(header.getValue()))
                .filter(results ->
                        servers.stream().anyMatch(server -> results.server().equals(server)))
                .findFirst();
    }

    static AuthResults parse(String header) {
        String plain = header.toLowerCase(Locale.ROOT);
        for (int depth = 0; depth < 4; depth++) {
            plain = COMMENT.matcher(plain).replaceAll(" ");
        }
        plain = QUOTED.matcher(plain).replaceAll(" ");
        String[] parts = plain.split(";");
        var results = new ArrayList<Result>();
        for (int i = 1; i < Math.min(parts.length, 40); i++) {
            Matcher method = METHOD.matcher(parts[i].strip());
            if (method.find()) {
                Matcher domain = DOMAIN.matcher(parts[i]);
                results.add(new Result(method.group(1), method.group(2), domain.find() ? domain.group(2) : ""));
            }
        }
        // A version may follow the server's name.
        return new AuthResults(parts[0].strip().split("\\s")[0], List.copyOf(results));
    }

    /** Whether the server vouches for a sender in {@code domains}: by DMARC, or by a DKIM signature of theirs that DMARC does not deny. */
    boolean vouchFor(List<String> domains) {
        boolean denied = results.stream()
                .anyMatch(
                        result -> result.method().equals("dmarc") && !isOneOf(result, "pass", "none", "bestguesspass"));
        boolean passed = results.stream()
                .anyMatch(result -> result.method().equals("dmarc")
                        && result.outcome().equals("pass")
                        && (result.domain().isEmpty() || Domains.contains(domains, result.domain())));
        boolean signed = results.stream()
                .anyMatch(result -> result.method().equals("dkim")
                        && result.outcome().equals("pass")
                        && Domains.contains(domains, result.domain()));
        return passed || signed && !denied;
    }

    private static boolean isOneOf(Result result, String... outcomes) {
        return List.of(outcomes).contains(result.outcome());
    }

    /** The findings in short, for people. */
    String summary() {
        return results.isEmpty()
                ? "-"
                : String.join(
                        ", ",
                        results.stream()
                                .map(result -> result.method() + "=" + result.outcome())
                                .toList());
    }
}
