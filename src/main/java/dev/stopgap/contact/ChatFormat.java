package dev.stopgap.contact;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a chat service wants to be sent, told from the host of its webhook. */
enum ChatFormat {
    /** {@code {"text": …}}: Slack and those who speak like it, Google Chat, one's own Mattermost or Rocket.Chat. */
    TEXT("hooks.slack.com", "chat.googleapis.com") {
        @Override
        Map<String, Object> body(String subject, String text) {
            return Map.of("text", subject + "\n\n" + text);
        }
    },
    /** A card for the workflow "post in a channel when a webhook request is received" of Microsoft Teams. */
    TEAMS(".logic.azure.com", ".api.powerplatform.com") {
        @Override
        Map<String, Object> body(String subject, String text) {
            var lines = text.lines().toList();
            var blocks = new java.util.ArrayList<Map<String, Object>>();
            blocks.add(Map.of("type", "TextBlock", "text", subject, "wrap", true, "weight", "Bolder"));
            boolean apart = true;
            for (String line : lines) {
                if (!line.isBlank()) {
                    blocks.add(Map.of(
                            "type", "TextBlock", "text", line, "wrap", true, "spacing", apart ? "Medium" : "None"));
                }
                apart = line.isBlank();
            }
            return Map.of(
                    "type",
                    "message",
                    "attachments",
                    List.of(Map.of(
                            "contentType",
                            "application/vnd.microsoft.card.adaptive",
                            "content",
                            Map.of("type", "AdaptiveCard", "version", "1.4", "body", blocks))));
        }
    },
    /** The bot "Incoming Webhook" of LINE WORKS. */
    LINE_WORKS("webhook.worksmobile.com") {
        @Override
        Map<String, Object> body(String subject, String text) {
            return Map.of("title", subject, "body", Map.of("text", text));
        }
    };

    private static final Pattern CALL_TO_ALL =
            Pattern.compile("@(?=channel|all|here|everyone)", Pattern.CASE_INSENSITIVE);

    private final List<String> hosts;

    ChatFormat(String... hosts) {
        this.hosts = List.of(hosts);
    }

    /** The body of the request; both texts are {@link #plain}. */
    abstract Map<String, Object> body(String subject, String text);

    /** What the service at {@code host} wants, if it is a known one. */
    static Optional<ChatFormat> of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(format -> format.hosts.stream()
                        .anyMatch(known -> known.startsWith(".") ? name.endsWith(known) : name.equals(known)))
                .findFirst();
    }

    /**
     * The text without anything that a chat would take for more than text: what a supplier's page or a forged mail says must
     * neither call everyone, nor hide where a link leads, nor load a picture.
     */
    static String plain(String text) {
        String harmless = text.replace('<', '‹').replace('>', '›').replace("](", "] (");
        return CALL_TO_ALL.matcher(harmless).replaceAll("@\u200b");
    }
}
