package dev.stopgap.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.platform.Problem;
import dev.stopgap.platform.StartupFailure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each chat service is sent, and where nothing is posted at all. */
class ChatFormatTest {

    private final ChatRooms rooms = rooms(null, "chat.example.co.jp", "localhost");

    @ParameterizedTest
    @CsvSource({
        "https://hooks.slack.com/services/T0/B0/x7Qk, TEXT",
        "https://chat.googleapis.com/v1/spaces/A/messages?key=k&token=t, TEXT",
        "https://prod-07.japaneast.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sig=s, TEAMS",
        "https://default12.ab.environment.api.powerplatform.com/powerautomate/automations/direct/1?sig=s, TEAMS",
        "https://webhook.worksmobile.com/message/98a5, LINE_WORKS",
        "https://chat.example.co.jp/hooks/abcdef, TEXT"
    })
    void theServiceIsKnownByItsHost(String webhook, ChatFormat format) {
        assertThat(rooms.read(webhook).format()).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.slack.com/services/T0/B0/x7Qk, chat.notHttps",
        "http://chat.example.co.jp/hooks/abcdef, chat.notHttps",
        "https://hooks.slack.com.evil.example/services/T0, chat.unknownHost",
        "https://evillogic.azure.com/workflows/1, chat.unknownHost",
        "https://169.254.169.254/latest/meta-data, chat.unknownHost",
        "https://hooks.slack.com:8443/services/T0/B0, chat.unknownHost",
        "https://user:word@hooks.slack.com/services/T0/B0, chat.noAddress",
        "https://hooks.slack.com, chat.noAddress",
        "hooks.slack.com/services/T0, chat.noAddress",
        "not an address, chat.noAddress"
    })
    void nowhereElseIsPosted(String webhook, String code) {
        assertThatThrownBy(() -> rooms.read(webhook))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void aRoomNeverShowsItsAddressWhole() {
        var room = rooms.read("https://hooks.slack.com/services/T0/B0/secret-x7Qk");
        assertThat(room.toString()).isEqualTo("hooks.slack.com/…x7Qk");
        assertThat(new ChatPost("<m1>", room, "田中", "件名", "本文", java.time.Instant.EPOCH).toString())
                .doesNotContain("secret");
        assertThat(new ContactProperties(Duration.ofMinutes(1), room.webhook().toString(), List.of()).toString())
                .doesNotContain("secret");
    }

    @Test
    void aWrongRoomOfTheHouseStopsTheStartWithoutTellingTheSecret() {
        assertThatThrownBy(() -> rooms("https://example.com/hooks/secret"))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("stopgap.contact.chat-room")
                .hasMessageNotContaining("secret");
    }

    @Test
    void eachServiceIsSentWhatItTakes() throws Exception {
        assertThat(json(ChatFormat.TEXT)).isEqualTo("{'text':'件名\\n\\n一行目\\n\\n二行目\\n三行目'}");
        assertThat(json(ChatFormat.LINE_WORKS)).contains("'title':'件名'", "'body':{'text':'一行目\\n\\n二行目\\n三行目'}");
        var card = new ObjectMapper()
                .readTree(json(ChatFormat.TEAMS).replace('\'', '"'))
                .at("/attachments/0/content");
        assertThat(card.get("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.get("body").findValuesAsText("text")).containsExactly("件名", "一行目", "二行目", "三行目");
        assertThat(card.get("body").findValuesAsText("spacing")).containsExactly("Medium", "Medium", "None");
    }

    private static String json(ChatFormat format) throws Exception {
        return new ObjectMapper()
                .writeValueAsString(format.body("件名", "一行目\n\n二行目\n三行目"))
                .replace('"', '\'');
    }

    @Test
    void whatASupplierSaysNeitherCallsEveryoneNorHidesALink() {
        assertThat(ChatFormat.plain("<!channel> @Channel @here [公式](https://evil.example) <https://evil.example|公式>"))
                .isEqualTo(
                        "‹!channel› @\u200bChannel @\u200bhere [公式] (https://evil.example) ‹https://evil.example|公式›");
        assertThat(ChatFormat.plain("info@example.jp へ")).isEqualTo("info@example.jp へ");
    }

    private static ChatRooms rooms(@Nullable String house, String... own) {
        return new ChatRooms(new ContactProperties(Duration.ofMinutes(15), house, List.of(own)));
    }
}
