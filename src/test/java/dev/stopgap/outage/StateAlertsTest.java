package dev.stopgap.outage;

import static dev.stopgap.testing.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.contact.Acknowledgements;
import dev.stopgap.contact.Channel;
import dev.stopgap.contact.ChatStub;
import dev.stopgap.contact.PersonChannels;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.reader.Area;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import dev.stopgap.watch.FullRecoveryStated;
import dev.stopgap.watch.NoticeSuspicious;
import dev.stopgap.watch.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@StopgapTest
class StateAlertsTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");

    @Autowired
    Notices notices;

    @Autowired
    AlertChoices choices;

    @Autowired
    PersonChannels channels;

    @Autowired
    Acknowledgements acknowledgements;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    @Autowired
    World world;

    @Autowired
    JdbcClient db;

    @Autowired
    WebApplicationContext application;

    private MockMvc http;

    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aStopIsToldAtOnceToEveryoneOnceWithItsSentence() {
        Instant said = clock.instant().plus(Duration.ofMinutes(1));
        officially("サンプルオフィスのご注文の受付と商品の出荷を停止しております。");

        assertThat(told("buyer")).isOne();
        assertThat(told("accountant"))
                .as("a case is suspected: it concerns them all")
                .isOne();
        assertThat(db.sql("select settled_at from delivery where who = 'buyer' and thing like 'state-changed|%'")
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .single())
                .as("no time passes between the notice and the mail")
                .isEqualTo(said);
        assertThat(model()).contains("ORDERING", "SHIPPING", "STOPPED", "停止しております");

        world.pass(Duration.ofHours(5));
        officially("サンプルオフィスでは、引き続きご注文の受付と商品の出荷を停止しております。");
        assertThat(told("buyer")).isOne();
    }

    @Test
    void whoHasChosenAreasHearsOfThemOnly() {
        choices.choose("accountant", SAMPLE, Set.of(Area.BILLING));
        choices.choose("nobody", SAMPLE, Set.of(Area.SHIPPING));
        officially("サンプルオフィスのご注文の受付と商品の出荷を停止しております。");

        assertThat(told("accountant")).isZero();
        assertThat(told("nobody"))
                .as("has no role any more, and has asked for it")
                .isOne();
        assertThat(told("buyer")).isOne();
        assertThat(db.sql(
                                """
                select m.model::text
                  from message m
                  join delivery d on d.message = m.id
                 where m.template = 'state-changed' and d.who = 'nobody'
                """)
                        .query(String.class)
                        .single())
                .contains("SHIPPING")
                .doesNotContain("ORDERING");
    }

    @Test
    void theAllClearGoesToEveryoneWhoWasAlarmedWhateverTheyHaveChosenSince() {
        officially("サンプルオフィスの商品の出荷を停止しております。");
        choices.choose("accountant", SAMPLE, Set.of(Area.BILLING));
        officially("サンプルオフィスの商品の出荷を、一部商品について再開いたしました。");
        assertThat(told("accountant")).isOne();

        officially("サンプルオフィスの商品の出荷は、通常どおりに戻りました。");
        assertThat(told("accountant")).isEqualTo(2);
        assertThat(db.sql("select count(*) from alarmed").query(Long.class).single())
                .isZero();
    }

    @Test
    void whoPrefersTheChatReadsThereWhatHasChangedWhyAndWhereToConfirm() {
        try (var chat = new ChatStub()) {
            channels.choose("reporter", List.of(Channel.CHAT, Channel.MAIL), chat.room("abcdefgh"), Locale.JAPANESE);
            chat.forget();
            officially("サンプルオフィスの商品の出荷に遅れが生じております。");
            long notice = db.sql("select max(id) from notice").query(Long.class).single();
            assertThat(chat.texts()).singleElement().satisfies(text -> assertThat(text)
                    .contains(
                            "出荷",
                            "「不明」→「遅延」",
                            "出荷に遅れが生じております。",
                            "http://localhost:8080/notices/" + notice,
                            "http://localhost:8080/messages/"));
            assertThat(deliveries("state-changed", "buyer"))
                    .as("whoever has chosen nothing has a mail")
                    .isOne();

            world.pass(Duration.ofMinutes(16));
            assertThat(deliveries("state-changed", "reporter"))
                    .as("nobody has confirmed: the mail follows")
                    .isEqualTo(2);
            assertThat(chat.texts()).hasSize(1);
        }
    }

    @Test
    void theAllClearIsToldOnceByThePersonsFirstChannel() {
        try (var chat = new ChatStub()) {
            channels.choose("reporter", List.of(Channel.CHAT, Channel.MAIL), chat.room("abcdefgh"), Locale.JAPANESE);
            officially("サンプルオフィスの商品の出荷に遅れが生じております。");
            long alert = db.sql("select max(id) from message").query(Long.class).single();
            acknowledgements.acknowledge(alert, "manager", "page");
            world.pass(Duration.ofMinutes(20));
            assertThat(told("reporter")).as("a colleague has confirmed").isOne();

            chat.forget();
            officially("サンプルオフィスの商品の出荷は、通常どおりに戻りました。");
            world.pass(Duration.ofMinutes(20));
            assertThat(chat.texts()).singleElement().asString().contains("「遅延」→「通常」");
            assertThat(told("reporter")).isEqualTo(2);
            assertThat(told("manager")).isEqualTo(2);
        }
    }

    @Test
    void withoutACaseThoseWhoWatchAreTold() {
        officially("サンプルオフィスの商品の出荷に遅れが生じております。");
        assertThat(db.sql("select count(*) from outage").query(Long.class).single())
                .isZero();
        assertThat(told("reporter")).isOne();
        assertThat(told("accountant")).isZero();

        officially("サンプルオフィスの商品の出荷は、通常どおりに戻りました。");
        assertThat(told("reporter")).isEqualTo(2);
    }

    @Test
    void aFirstWordThatAllIsAsUsualAlarmsNobody() {
        officially("サンプルオフィスの商品の出荷は、通常どおり行っております。");
        assertThat(told("reporter")).isZero();
    }

    @Test
    void aDoubtfulNoticeWarnsEveryoneOnce() {
        var doubtful = new NoticeSuspicious(SAMPLE, 7, "振込先変更のお願い", "imitates", "sample-bungu-pay.example / x");
        transaction.executeWithoutResult(status -> {
            events.publishEvent(doubtful);
            events.publishEvent(doubtful);
        });
        world.settle();
        assertThat(deliveries("suspicious-notice", "manager")).isOne();

        officially("サンプルオフィスの商品の出荷を停止しております。");
        transaction.executeWithoutResult(
                status -> events.publishEvent(new NoticeSuspicious(SAMPLE, 8, "再開", "unregistered", "x.example")));
        world.settle();
        assertThat(deliveries("suspicious-notice", "accountant"))
                .as("within a case it concerns them all")
                .isOne();
    }

    @Test
    void aStatedFullRecoveryIsToldAsNotConfirmed() {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new FullRecoveryStated(SAMPLE, 9, "全サービス復旧のお知らせ")));
        world.settle();
        assertThat(deliveries("full-recovery-stated", "buyer")).isOne();
        assertThat(db.sql("select code from ledger_entry").query(String.class).list())
                .contains("outage.fullRecoveryStated");
    }

    @Test
    void aPersonChoosesOverRest() throws Exception {
        http.perform(get("/api/suppliers/sample/alerts").with(buyer())).andExpect(jsonPath("$.chosen", is(false)));
        http.perform(put("/api/suppliers/sample/alerts")
                        .with(buyer())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"areas\": [\"SHIPPING\"]}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.areas", contains("SHIPPING")));
        http.perform(put("/api/suppliers/sample/alerts")
                        .with(buyer())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"areas\": [\"WEATHER\"]}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code", is("outage.unknownArea")));
        http.perform(delete("/api/suppliers/sample/alerts").with(buyer()).with(csrf()))
                .andExpect(jsonPath("$.chosen", is(false)));
        http.perform(get("/api/suppliers/none/alerts").with(buyer())).andExpect(status().isNotFound());
    }

    @Test
    void aPersonChoosesOnThePage() throws Exception {
        http.perform(post("/alerts/sample")
                        .param("area", "BILLING", "EMAIL")
                        .with(buyer())
                        .with(csrf()))
                .andExpect(redirectedUrl("/alerts"));
        assertThat(choices.of("buyer", SAMPLE)).contains(Set.of(Area.BILLING, Area.EMAIL));
        assertThat(page()).contains("選んだ領域だけをお知らせします", "サンプル文具流通株式会社");
        http.perform(post("/alerts/sample").param("all", "true").with(buyer()).with(csrf()))
                .andExpect(flash().attribute("done", "alerts.done"));
        assertThat(choices.of("buyer", SAMPLE)).isEmpty();
    }

    @Test
    void aPersonChoosesChannelsOverRest() throws Exception {
        http.perform(get("/api/channels").with(buyer()))
                .andExpect(jsonPath("$.chosen", is(false)))
                .andExpect(jsonPath("$.order", contains("MAIL")));
        try (var chat = new ChatStub()) {
            http.perform(put("/api/channels")
                            .with(buyer())
                            .with(csrf())
                            .header("Accept-Language", "en")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"order\": [\"CHAT\", \"MAIL\"], \"chat\": \"" + chat.room("abcdefgh") + "\"}"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.order", contains("CHAT", "MAIL")))
                    .andExpect(jsonPath("$.chat", is("localhost/…efgh")));
            assertThat(chat.texts()).singleElement().asString().contains("A trial by Stopgap");
        }
        refused("{\"order\": [\"MAIL\"], \"chat\": \"https://somewhere.example/hooks/abcdefgh\"}", "chat.unknownHost");
        refused("{\"order\": [\"PHONE\"]}", "chat.order");
        refused("{\"order\": [\"PIGEON\"]}", "chat.order");
        refused("{\"order\": []}", "chat.order");
        refused("{\"order\": [\"CHAT\"]}", "chat.order");
        refused("{\"order\": [\"MAIL\", \"MAIL\"]}", "chat.order");
        http.perform(delete("/api/channels").with(buyer()).with(csrf()))
                .andExpect(jsonPath("$.chosen", is(false)))
                .andExpect(jsonPath("$.chat").isEmpty());
        refused("{\"order\": [\"CHAT\", \"MAIL\"]}", "chat.noRoom");
    }

    private void refused(String choice, String code) throws Exception {
        http.perform(put("/api/channels")
                        .with(buyer())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(choice))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code", is(code)));
    }

    @Test
    void aRoomThatDoesNotAnswerIsNotKept() throws Exception {
        String gone;
        try (var chat = new ChatStub()) {
            gone = chat.room("abcdefgh");
        }
        http.perform(post("/alerts/channels")
                        .param("order", "CHAT,MAIL")
                        .param("chat", gone)
                        .header("Accept-Language", "ja")
                        .with(buyer())
                        .with(csrf()))
                .andExpect(redirectedUrl("/alerts"))
                .andExpect(
                        flash().attribute("refused", allOf(containsString("届きませんでした"), not(containsString("abcd")))));
        assertThat(channels.of("buyer").chosen()).isFalse();
        http.perform(post("/alerts/channels")
                        .param("order", "MAIL")
                        .with(user("nobody"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        http.perform(post("/alerts/channels")
                        .param("order", "MAIL")
                        .with(buyer())
                        .with(csrf()))
                .andExpect(flash().attribute("done", "alerts.channels.done"));
        assertThat(page()).contains("メールだけで受け取る", "Webhook の URL");
    }

    private String page() throws Exception {
        return http.perform(get("/alerts").header("Accept-Language", "ja").with(buyer()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static RequestPostProcessor buyer() {
        return user("buyer").authorities(List.of(new SimpleGrantedAuthority("buyer")));
    }

    private void officially(String text) {
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        notices.enter(
                SAMPLE,
                new Notices.Entry(
                        Notices.Channel.WEB,
                        Tier.OFFICIAL,
                        "http://www.sample-bungu.example/info/outage.html",
                        clock.instant(),
                        false,
                        text),
                "reporter");
        world.settle();
    }

    private String model() {
        return db.sql("select model::text from message where template = 'state-changed' order by id limit 1")
                .query(String.class)
                .single();
    }

    private long told(String person) {
        return deliveries("state-changed", person);
    }

    private long deliveries(String template, String person) {
        return db.sql(
                        """
                select count(*)
                  from delivery d
                  join message m on m.id = d.message
                 where m.template = :template and d.who = :person and d.state = 'SENT'
                """)
                .param("template", template)
                .param("person", person)
                .query(Long.class)
                .single();
    }
}
