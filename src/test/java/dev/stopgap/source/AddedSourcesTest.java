package dev.stopgap.source;

import static dev.stopgap.testing.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.platform.MovableClock;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile.Source;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.testing.StopgapTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A source that was tried is added on the page, read without a restart, and removed again. */
@StopgapTest
class AddedSourcesTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final String URGENT = "www.sample-bungu.example/info/urgent.html";
    private static final String STOPPED = "<main id=main><h1>お知らせ</h1><p>サンプルオフィスの出荷を停止しております。</p></main>";

    @Autowired
    WebApplicationContext application;

    @Autowired
    AddedSources added;

    @Autowired
    Sources sources;

    @Autowired
    Suppliers suppliers;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient db;

    private MockMvc http;
    private SampleHouse house;
    private Fetcher fetcher;
    private SourcePoller poller;

    @BeforeEach
    void serve() throws Exception {
        clock.moveTo(Instant.parse("2025-10-19T03:00:00Z"));
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        house = new SampleHouse();
        house.begun.add("urgent");
        fetcher = new Fetcher(house, FetchProperties.usual(), clock);
        poller = HousePolling.of(application, house, fetcher, sources);
    }

    @AfterEach
    void close() throws Exception {
        fetcher.destroy();
        house.close();
    }

    @Test
    void anAddedSourceIsReadAtTheNextLookAndShownWithWhoAddedItAndWhen() throws Exception {
        house.page(URGENT, STOPPED);
        assertThat(poller.pollDue()).isZero();

        add("urgent", URGENT).andExpect(status().isCreated());

        assertThat(poller.pollDue()).isOne();
        http.perform(get("/api/suppliers/sample/sources").with(as("buyer", "buyer")))
                .andExpect(jsonPath("$[?(@.id=='urgent')].addedBy", is(List.of("ando"))))
                .andExpect(jsonPath("$[?(@.id=='urgent')].addedAt", is(List.of("2025-10-19T03:00:00Z"))))
                .andExpect(jsonPath("$[?(@.id=='urgent')].reachedAt", is(List.of("2025-10-19T03:00:00Z"))));
        http.perform(get("/suppliers/sample").header("Accept-Language", "ja").with(as("manager", "manager")))
                .andExpect(content().string(containsString("ando さんが")))
                .andExpect(content().string(containsString("url: 'http://" + URGENT)));
        assertThat(told("source.added")).isOne();
    }

    @Test
    void aRemovedSourceIsNotLookedAtAnyMoreAndWhatItHasSaidStays() throws Exception {
        house.page(URGENT, STOPPED);
        add("urgent", URGENT);
        poller.pollDue();
        house.looked.clear();

        remove("urgent").andExpect(status().isNoContent());

        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(poller.pollDue()).isZero();
        assertThat(house.looked).isEmpty();
        assertThat(count("notice")).isOne();
        assertThat(told("source.removed")).isOne();
        remove("urgent").andExpect(status().isNotFound()).andExpect(jsonPath("$.code", is("source.notAdded")));
        remove("status").andExpect(jsonPath("$.code", is("source.notAdded")));
    }

    @Test
    void anotherPageUnderTheSameNameIsReadFromTheStart() throws Exception {
        house.etag = "\"one\"";
        house.page(URGENT, STOPPED);
        add("urgent", URGENT);
        poller.pollDue();
        remove("urgent");
        house.page("www.sample-bungu.example/info/second.html", STOPPED.replace("出荷", "受注"));
        add("urgent", "www.sample-bungu.example/info/second.html");

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(poller.pollDue()).isOne();
        assertThat(house.notModified).isZero();
    }

    @Test
    void theSecondIsToldWhatTheFirstHasDone() throws Exception {
        add("urgent", URGENT);
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(5)));
        http.perform(adding("emergency", URGENT, "").with(as("baba", "camunda-admin")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code", is("source.addedAlready")))
                .andExpect(jsonPath("$.detail", containsString("ando")))
                .andExpect(jsonPath("$.detail", containsString("2025-10-19 12:00")))
                .andExpect(jsonPath("$.detail", containsString("urgent")));
        add("urgent", "www.sample-bungu.example/other.html")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code", is("source.idTaken")));
        assertThat(count("added_source")).isOne();
    }

    @Test
    void ofTwoAtOnceOneIsTold() throws Exception {
        var inserted = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = new Thread(() -> transactions.executeWithoutResult(transaction -> {
            added.add(SAMPLE, page("urgent"), "ando");
            inserted.countDown();
            await(goOn);
        }));
        first.start();
        inserted.await();
        var refusal = new AtomicReference<Throwable>();
        var second = new Thread(() -> added.add(SAMPLE, page("emergency"), "baba"));
        second.setUncaughtExceptionHandler((thread, problem) -> refusal.set(problem));
        second.start();
        goOn.countDown();
        first.join();
        second.join();
        assertThat(refusal.get()).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo("source.addedAlready"));
        assertThat(count("added_source")).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "urgent, http://www.elsewhere.example/info.html, '', source.notRegistered",
        "urgent, http://www.keizai-sample.example/feed.xml, '', source.notRegistered",
        "urgent, ftp://www.sample-bungu.example/info.html, '', source.url",
        "urgent, http://me:pw@www.sample-bungu.example/, '', source.url",
        "urgent, nowhere, '', source.url",
        "Urgent!, http://www.sample-bungu.example/info/urgent.html, '', source.id",
        "status, http://www.sample-bungu.example/info/urgent.html, '', source.idTaken",
        "urgent, http://www.sample-bungu.example/info/urgent.html, '\"every\": \"PT30S\"', source.every",
        "urgent, http://www.sample-bungu.example/info/urgent.html, '\"every\": \"soon\"', source.every",
        "urgent, http://www.sample-bungu.example/info/urgent.html, '\"kind\": \"FAX\"', source.value",
        "urgent, imaps://www.sample-bungu.example/INBOX, '\"kind\": \"MAILBOX\"', source.mailbox",
        "urgent, http://www.sample-bungu.example/info/outage.html, '\"selector\": \"#main\"', source.inProfile"
    })
    void whatAProfileWouldNotTakeIsNotAdded(String id, String url, String more, String code) throws Exception {
        http.perform(adding(id, url, more).with(as("ando", "camunda-admin")))
                .andExpect(status().is4xxClientError())
                .andExpect(jsonPath("$.code", is(code)));
        assertThat(count("added_source")).isZero();
    }

    @Test
    void onlyTheAdministratorAddsAndRemoves() throws Exception {
        http.perform(adding("urgent", URGENT, "").with(as("manager", "manager")))
                .andExpect(status().isForbidden());
        http.perform(delete("/api/suppliers/sample/sources/urgent").with(as("manager", "manager")))
                .andExpect(status().isForbidden());
        http.perform(post("/suppliers/sample/sources").with(as("manager", "manager")))
                .andExpect(status().isForbidden());
        http.perform(post("/suppliers/sample/sources/remove")
                        .param("source", "urgent")
                        .with(as("manager", "manager")))
                .andExpect(status().isForbidden());
    }

    @Test
    void whatIsRefusedOnThePageStaysInTheForm() throws Exception {
        http.perform(post("/suppliers/sample/sources")
                        .param("id", "status")
                        .param("url", "http://" + URGENT)
                        .param("selector", "#main")
                        .header("Accept-Language", "ja")
                        .with(as("ando", "camunda-admin")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("「status」という情報源はすでにあります")))
                .andExpect(content().string(containsString("value=\"http://" + URGENT + "\"")));
        http.perform(post("/suppliers/sample/sources")
                        .param("id", "urgent")
                        .param("url", "http://" + URGENT)
                        .with(as("ando", "camunda-admin")))
                .andExpect(redirectedUrl("/suppliers/sample"))
                .andExpect(flash().attribute("done", "sources.added"));
        http.perform(post("/suppliers/sample/sources/remove")
                        .param("source", "urgent")
                        .with(as("ando", "camunda-admin")))
                .andExpect(flash().attribute("done", "sources.removed"));
    }

    @Test
    void anAddedSourceThatStandsInTheProfileMeanwhileIsTheProfiles() throws Exception {
        added.add(SAMPLE, page("status"), "ando");
        assertThat(sources.find(suppliers.get(SAMPLE), "status").orElseThrow().url())
                .hasPath("/info/outage.html");
        http.perform(get("/suppliers/sample").header("Accept-Language", "en").with(as("manager", "manager")))
                .andExpect(content().string(containsString("stands in the profile now")));
    }

    @Test
    void theLinesForAProfileHoldWhatWasTypedWhateverItsLetters() {
        var typed = new WantedSource(null, null, "news", "http://a.example/?q=a:b#x", "p:contains('お知らせ')", "PT1H");
        assertThat(ProfileLines.of(List.of(typed.toTry())).lines())
                .containsExactly(
                        "  - id: trial",
                        "    kind: PAGE",
                        "    tier: NEWS",
                        "    url: 'http://a.example/?q=a:b#x'",
                        "    selector: 'p:contains(''お知らせ'')'",
                        "    every: PT1H");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Source page(String id) {
        return new Source(
                id, "PAGE", URI.create("http://" + URGENT), "OFFICIAL", Duration.ofMinutes(15), null, List.of(), null);
    }

    private ResultActions add(String id, String url) throws Exception {
        return http.perform(adding(id, url, "").with(as("ando", "camunda-admin")));
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder adding(
            String id, String url, String more) {
        String address = url.contains(":") || !url.contains("/") ? url : "http://" + url;
        return post("/api/suppliers/sample/sources")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"id\": \"%s\", \"url\": \"%s\"%s}"
                        .formatted(id, address, more.isEmpty() ? "" : ", " + more));
    }

    private ResultActions remove(String id) throws Exception {
        return http.perform(delete("/api/suppliers/sample/sources/" + id).with(as("ando", "camunda-admin")));
    }

    private static RequestPostProcessor as(String name, String role) {
        RequestPostProcessor login = user(name).authorities(new SimpleGrantedAuthority(role));
        RequestPostProcessor token = csrf();
        return request -> token.postProcessRequest(login.postProcessRequest(request));
    }

    private long count(String of) {
        return db.sql("select count(*) from " + of).query(Long.class).single();
    }

    private long told(String code) {
        return db.sql("select count(*) from ledger_entry where code = :code and actor = 'ando'")
                .param("code", code)
                .query(Long.class)
                .single();
    }
}
