package dev.stopgap.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class MessagesTest {

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient db;

    @Autowired
    World world;

    @Test
    void nobodyIsToldTheSameThingTwice() {
        long first = messages.send(about("the stop", "a@example.jp"));
        assertThat(messages.send(about("the stop", "a@example.jp"))).isEqualTo(first);
        long second = messages.send(about("the stop", "A@example.jp", "b@example.jp"));
        world.settle();

        assertThat(db.sql("select person || ' ' || state || ' ' || message from delivery order by id")
                        .query(String.class)
                        .list())
                .containsExactly("a@example.jp SENT " + first, "b@example.jp SENT " + second);
    }

    private static Message about(String thing, String... mails) {
        return new Message(
                "internal-alert",
                List.of(mails).stream().map(Recipient::mail).toList(),
                new OutageId("OUT-2025-0001"),
                "sample",
                thing,
                false,
                null,
                Map.of("reason", "受注停止"));
    }
}
