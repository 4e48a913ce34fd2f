package dev.stopgap.watch;

import static dev.stopgap.testing.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.platform.MovableClock;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.LabelledNotices;
import dev.stopgap.source.Incoming;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Notices over the web: who sees and does what, and what comes of it. */
@StopgapTest
class NoticePagesTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final String STOP = "サンプルオフィスのご注文の受付を停止しております。";
    private static final String OTHER = "一部のお客様には別の方法でご案内します。";

    @Autowired
    WebApplicationContext application;

    @Autowired
    Notices notices;

    @Autowired
    NoticeStore store;

    @Autowired
    JdbcClient db;

    @Autowired
    SupplierStatus status;

    @Autowired
    World world;

    @Autowired
    MovableClock clock;

    private MockMvc http;

    @BeforeEach
    void browser() {
        clock.moveTo(Instant.parse("2025-10-19T03:00:00Z"));
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aCorrectionOverRestCountsAndIsSeenInStatusAndTimeline() throws Exception {
        long notice = official(STOP + OTHER);
        http.perform(as("buyer", post("/api/notices/" + notice + "/corrections"))
                        .content("{\"area\": \"ORDERING\", \"state\": \"LIMITED\", \"evidence\": \"" + OTHER
                                + "\", \"reason\": \"電話で確かめました。\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.revision", is(1)))
                .andExpect(jsonPath("$.from", is("STOPPED")));
        http.perform(as("approver", get("/api/suppliers/sample/status")))
                .andExpect(jsonPath("$.areas[0].state", is("LIMITED")))
                .andExpect(jsonPath("$.areas[0].person.by", is("buyer")));
        http.perform(as("approver", get("/api/suppliers/sample/timeline")))
                .andExpect(jsonPath("$.entries[0].areas[0].readBy", is("buyer")))
                .andExpect(jsonPath("$.entries[0].corrections[0].from", is("STOPPED")));
        http.perform(as("manager", post("/api/notices/" + notice + "/corrections"))
                        .content("{\"area\": \"ORDERING\", \"state\": \"NORMAL\", \"reason\": \"別の人の見立てです。\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code", is("notice.correctedMeanwhile")));
        http.perform(as("manager", delete("/api/notices/" + notice + "/corrections/ORDERING"))
                        .param("reason", "やはり停止でした。")
                        .param("revision", "1"))
                .andExpect(status().isOk());
        assertThat(status.now(SAMPLE).state(Area.ORDERING)).isEqualTo(AreaState.STOPPED);
    }

    @Test
    void whoHasNoPartInItSeesTheNoticeAndChangesNothing() throws Exception {
        long notice = official(STOP);
        http.perform(as("approver", get("/notices/" + notice)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(STOP)))
                .andExpect(content().string(not(containsString("/corrections\""))));
        for (String role : new String[] {"approver", "accountant"}) {
            http.perform(as(role, post("/api/notices/" + notice + "/corrections"))
                            .content("{\"area\": \"ORDERING\", \"state\": \"NORMAL\", \"reason\": \"望みです。\"}"))
                    .andExpect(status().isForbidden());
            http.perform(as(role, get("/api/notices/labels.jsonl"))).andExpect(status().isForbidden());
            http.perform(as(role, get("/notices/new"))).andExpect(status().isForbidden());
        }
        http.perform(as("reporter", get("/notices/999"))).andExpect(status().isNotFound());
        http.perform(as("reporter", get("/notices/" + notice + "/difference"))).andExpect(status().isNotFound());
    }

    @Test
    void theTextIsShownAsTextAndWhatCameIsOnlySaved() throws Exception {
        long notice = official("<script>alert(1)</script>" + STOP);
        http.perform(as("reporter", get("/notices/" + notice)))
                .andExpect(content().string(not(containsString("<script>alert(1)"))))
                .andExpect(content().string(containsString("&lt;script&gt;")));
        http.perform(as("reporter", get("/api/notices/" + notice + "/original")))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));
    }

    @Test
    void theSentenceOfAPageIsMarkedInItsTextWhateverStoodAroundIt() throws Exception {
        long id = notices.enter(
                SAMPLE,
                new Notices.Entry(
                        Notices.Channel.WEB,
                        Tier.OFFICIAL,
                        "http://www.sample-bungu.example/info/outage.html",
                        clock.instant(),
                        true,
                        "<html><body><nav>送料 出荷</nav><main><h1>お知らせ</h1><p>サンプルオフィスの<b>ご注文の受付</b>を停止しております。</p>"
                                + "<p>次の文です。</p></main></body></html>"),
                "reporter");
        world.settle();
        http.perform(as("reporter", get("/notices/" + id)))
                .andExpect(content().string(matchesPattern("(?s).*<mark>.*サンプルオフィスのご注文の受付を停止しております。</mark>.*")));
    }

    @Test
    void whatWasRefusedIsShownAgainWithWhatWasFilledIn() throws Exception {
        long notice = official(STOP);
        http.perform(as("buyer", post("/notices/" + notice + "/corrections"))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("area", "BILLING")
                        .param("state", "STOPPED")
                        .param("reason", "電話で聞きました。"))
                .andExpect(redirectedUrl("/notices/" + notice))
                .andExpect(result -> assertThat(result.getFlashMap().get("refused"))
                        .asString()
                        .contains("根拠の文"))
                .andExpect(result ->
                        assertThat(result.getFlashMap().get("draft")).asString().contains("電話で聞きました。"));
    }

    @Test
    void whatPeopleSetRightIsAnExampleForTheReadersOwnTests(@TempDir Path folder) throws Exception {
        long corrected = official(STOP + OTHER + "\n商品の出荷を停止しております。");
        official("お電話がつながりにくくなっております。");
        http.perform(as("buyer", post("/api/notices/" + corrected + "/corrections"))
                        .content("{\"area\": \"ORDERING\", \"state\": \"LIMITED\", \"evidence\": \"" + OTHER
                                + "\", \"planned\": \"2025-12-01..12-07\", \"reason\": \"電話で確かめました。\"}"))
                .andExpect(status().isCreated());
        unzip(
                http.perform(as("buyer", get("/api/notices/labels.zip").param("supplier", "sample")))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray(),
                folder);

        assertThat(LabelledNotices.in(folder)).singleElement().satisfies(label -> {
            assertThat(label.outage()).isEqualTo("sample");
            assertThat(label.text()).startsWith(STOP);
            assertThat(label.areas())
                    .containsEntry(Area.ORDERING, Set.of(AreaState.LIMITED))
                    .containsEntry(Area.SHIPPING, Set.of(AreaState.STOPPED));
            assertThat(label.planned()).containsEntry(Area.ORDERING, "2025-12-01..12-07");
        });
        http.perform(as("buyer", get("/api/notices/labels.jsonl")))
                .andExpect(content().string(Files.readString(folder.resolve("labels.jsonl"))))
                .andExpect(content().string(not(containsString("\"buyer\""))));
    }

    @Test
    void whatWasHeardIsLookedAtFirstAndThenCountsForItsOwnTime() throws Exception {
        var filled = entry("preview", "2025-10-17T10:00");
        http.perform(filled)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("受注")))
                .andExpect(content().string(containsString("さかのぼって")));
        assertThat(status.now(SAMPLE).areas()).isEmpty();

        http.perform(entry("enter", "2025-10-17T10:00")).andExpect(status().is3xxRedirection());
        world.settle();
        assertThat(status.at(SAMPLE, Instant.parse("2025-10-18T00:00:00Z"), clock.instant())
                        .state(Area.ORDERING))
                .isEqualTo(AreaState.STOPPED);
        http.perform(entry("preview", "2025-10-18T10:00")).andExpect(content().string(containsString("のままです")));
        http.perform(entry("enter", "2025-11-30T10:00"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("まだ来ていない")));
    }

    @Test
    void thePressAgainstTheSupplierIsShownAndMergedWithNothing() throws Exception {
        official(STOP);
        clock.moveTo(clock.instant().plus(Duration.ofHours(3)));
        notices.enter(
                SAMPLE,
                new Notices.Entry(
                        Notices.Channel.WEB,
                        Tier.NEWS,
                        "http://www.keizai-sample.example/news/1.html",
                        clock.instant(),
                        false,
                        "サンプルオフィスはご注文の受付を全面的に再開した。請求書の発行は停止している。"),
                "reporter");
        world.settle();

        http.perform(as("approver", get("/api/suppliers/sample/status")))
                .andExpect(jsonPath("$.areas", hasSize(1)))
                .andExpect(jsonPath("$.areas[0].state", is("STOPPED")))
                .andExpect(jsonPath("$.contradictions", hasSize(2)))
                .andExpect(jsonPath("$.contradictions[0].kind", is("PRESS")))
                .andExpect(jsonPath("$.contradictions[0].official", is("STOPPED")))
                .andExpect(jsonPath("$.contradictions[1].area", is("BILLING")))
                .andExpect(jsonPath("$.contradictions[1].kind", is("PRESS_ALONE")));
        http.perform(as("approver", get("/").param("supplier", "sample")))
                .andExpect(content().string(containsString("報道は違うことを伝えています")));
    }

    @Test
    void aPageThatIsSeenUnchangedStillSaysSo() throws Exception {
        long notice = store.store(
                        SAMPLE,
                        new Incoming(
                                "status",
                                "",
                                Tier.OFFICIAL,
                                "PAGE",
                                "http://www.sample-bungu.example/info/outage.html",
                                "お知らせ",
                                STOP,
                                STOP.getBytes(StandardCharsets.UTF_8),
                                "text/plain",
                                "UTF-8",
                                null,
                                Map.of(),
                                null,
                                clock.instant()),
                        null)
                .orElseThrow();
        db.sql(
                        "insert into source (supplier, id, host, place, due_at) values ('sample', 'status', 'sample-bungu.example', '', '2025-10-19T04:00:00Z')")
                .update();
        db.sql(
                        """
                insert into source_check (supplier, source, outcome, first_at, last_at, times)
                values ('sample', 'status', 'UNCHANGED', '2025-10-19T03:15:00Z', '2025-10-20T05:05:00Z', 96)
                """)
                .update();
        http.perform(as("approver", get("/api/notices/" + notice)))
                .andExpect(jsonPath("$.stillSo.until", is("2025-10-20T05:05:00Z")))
                .andExpect(jsonPath("$.stillSo.times", is(96)));
        http.perform(as("approver", get("/notices/" + notice)))
                .andExpect(content().string(containsString("10月20日(月) 14:05")));
    }

    @Test
    void everyWordOfThePagesIsThereInBothLanguages() throws Exception {
        long notice = official(STOP + "\nサンプルオフィスのご注文の受付は、通常どおり承っております。");
        for (String language : new String[] {"ja", "en"}) {
            for (String page : new String[] {"/notices", "/notices/" + notice, "/notices/new", "/"}) {
                http.perform(as("reporter", get(page).param("lang", language)))
                        .andExpect(status().isOk())
                        .andExpect(content().string(not(containsString("notices."))))
                        .andExpect(content().string(not(containsString("board."))));
            }
        }
    }

    private MockHttpServletRequestBuilder entry(String act, String saidAt) {
        return as("reporter", post("/notices/new"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("do", act)
                .param("supplier", "sample")
                .param("channel", "PHONE")
                .param("tier", "OFFICIAL")
                .param("url", "")
                .param("saidAt", saidAt)
                .param("text", STOP);
    }

    private long official(String text) {
        long id = notices.enter(
                SAMPLE,
                new Notices.Entry(Notices.Channel.PHONE, Tier.OFFICIAL, null, clock.instant(), false, text),
                "reporter");
        world.settle();
        return id;
    }

    private static void unzip(byte[] zip, Path folder) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.write(folder.resolve(entry.getName()), in.readAllBytes());
            }
        }
    }

    private static MockHttpServletRequestBuilder as(String role, MockHttpServletRequestBuilder request) {
        return request.with(csrf())
                .with(user(role).authorities(new SimpleGrantedAuthority(role)))
                .header("Accept-Language", "ja")
                .contentType(MediaType.APPLICATION_JSON);
    }
}
