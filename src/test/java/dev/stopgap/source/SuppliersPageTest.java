package dev.stopgap.source;

import static dev.stopgap.testing.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.platform.MovableClock;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.testing.StopgapTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@StopgapTest
class SuppliersPageTest {

    private static final String STATUS = "www.sample-bungu.example/info/outage.html";

    @Autowired
    WebApplicationContext application;

    @Autowired
    Suppliers suppliers;

    @Autowired
    Intake intake;

    @Autowired
    SourceWords words;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient db;

    private MockMvc http;
    private SampleHouse house;
    private Fetcher fetcher;
    private SourceTrial trial;
    private SupplierProfile sample;

    @BeforeEach
    void open() throws Exception {
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        house = new SampleHouse();
        fetcher = new Fetcher(house, FetchProperties.usual(), clock);
        trial = new SourceTrial(
                new SourceLook(fetcher, new MailboxReader(FetchProperties.usual()), house), intake, words, clock);
        sample = suppliers.get(new dev.stopgap.supplier.SupplierId("sample"));
    }

    @AfterEach
    void close() throws Exception {
        fetcher.destroy();
        house.close();
    }

    @Test
    void whatAPageWouldGiveTodayIsShownAndNothingIsKept() {
        house.etag = "\"one\"";
        house.page("www.sample-bungu.example/info/new.html", "<div id=main><p>サンプルオフィスの出荷を停止しております。</p></div>");
        house.redirects.put(STATUS, "/info/new.html");

        var found = trial.look(sample, source("PAGE", "http://" + STATUS, "#main"));

        assertThat(found.problem()).isNull();
        assertThat(found.hops()).hasSize(2);
        assertThat(found.text()).contains("出荷を停止");
        assertThat(found.savesTraffic()).isTrue();
        assertThat(Objects.requireNonNull(found.reading()).areas())
                .singleElement()
                .satisfies(area -> {
                    assertThat(area.area()).isEqualTo(Area.SHIPPING);
                    assertThat(area.state()).isEqualTo(AreaState.STOPPED);
                });
        assertThat(db.sql("select count(*) from notice").query(Long.class).single())
                .isZero();
    }

    @Test
    void whatIsWrongWithASourceIsSaidBeforeItIsWrittenDown() {
        house.page(STATUS, "<div id=content>本文</div>");
        assertThat(trial.look(sample, source("PAGE", "http://" + STATUS, "#main"))
                        .code())
                .isEqualTo("partMissing");
        house.page(STATUS, "<body><script>render()</script></body>");
        assertThat(trial.look(sample, source("PAGE", "http://" + STATUS, null)).code())
                .isEqualTo("needsJavaScript");
        house.page(STATUS, "<p>出荷を停止</p>");
        assertThat(trial.look(sample, source("FEED", "http://" + STATUS, null)).code())
                .isEqualTo("noFeed");
        assertThat(trial.look(sample, source("PAGE", "http://www.elsewhere.example/", null))
                        .problem())
                .contains("www.elsewhere.example", "登録済みのドメイン", "sample-bungu.example");
    }

    @Test
    void ofAFeedAndAMailboxTheNewestItemsAreShown() throws Exception {
        var feed = sample.sources().stream()
                .filter(source -> source.kind().equals("FEED"))
                .findFirst()
                .orElseThrow();
        house.pages.put(
                "www.keizai-sample.example/feed.xml", Files.readAllBytes(Path.of("samples/notices/003-feed.xml")));
        assertThat(trial.look(sample, feed).items()).isNotEmpty();

        house.mail(Files.readAllBytes(Path.of("samples/notices/044-mail-regression.eml")));
        var box = sample.sources().stream()
                .filter(source -> source.kind().equals("MAILBOX"))
                .findFirst()
                .orElseThrow();
        assertThat(trial.look(sample, box).items()).hasSize(1);
    }

    @Test
    void onlyTheAdministratorTriesASource() throws Exception {
        String wanted = "{\"supplier\": \"sample\", \"url\": \"http://www.elsewhere.example/\"}";
        http.perform(tries(wanted).with(as("buyer"))).andExpect(status().isForbidden());
        http.perform(tries(wanted).with(as("camunda-admin")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.code", is("notRegistered")))
                .andExpect(jsonPath("$.problem", notNullValue()));
        http.perform(tries("{\"supplier\": \"sample\", \"url\": \"nowhere\"}").with(as("camunda-admin")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code", is("source.url")));
        http.perform(tries("{\"supplier\": \"sample\", \"source\": \"none\"}").with(as("camunda-admin")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code", is("source.unknown")));
        http.perform(tries("{\"supplier\": \"sample\", \"url\": \"http://a.example/\", \"kind\": \"FAX\"}")
                        .with(as("camunda-admin")))
                .andExpect(jsonPath("$.code", is("source.value")));
        http.perform(get("/api/suppliers/sample/sources").with(as("buyer")))
                .andExpect(jsonPath("$[0].id", is("status")));
    }

    @Test
    void thePagesShowHowSourcesStandAndWhatIsNotKnown() throws Exception {
        assertThat(page("/suppliers", "manager")).contains("サンプル文具流通株式会社", "まだ分からない項目", "情報源がありません");
        assertThat(page("/suppliers/kaunet", "manager"))
                .contains("domains.official", "どのお知らせも公式として扱いません")
                .doesNotContain("id=\"try\"");
        assertThat(page("/suppliers/askul", "camunda-admin")).contains("id=\"try\"", "billing.registration_no");
        http.perform(get("/suppliers").with(as("buyer"))).andExpect(status().isForbidden());
        http.perform(get("/suppliers/none").with(as("manager"))).andExpect(status().isNotFound());
    }

    @Test
    void aTrialOnThePageSaysWhatIsWrong() throws Exception {
        String answer = http.perform(post("/suppliers/sample/try")
                        .param("url", "http://www.elsewhere.example/")
                        .header("Accept-Language", "ja")
                        .with(as("camunda-admin"))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).contains("id=\"trial\"", "登録済みのドメイン", "http://www.elsewhere.example/");
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder tries(String wanted) {
        return post("/api/sources/try").contentType(MediaType.APPLICATION_JSON).content(wanted);
    }

    private String page(String path, String role) throws Exception {
        return http.perform(get(path).header("Accept-Language", "ja").with(as(role)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static RequestPostProcessor as(String role) {
        RequestPostProcessor login = user(role).authorities(new SimpleGrantedAuthority(role));
        RequestPostProcessor token = csrf();
        return request -> token.postProcessRequest(login.postProcessRequest(request));
    }

    private static SupplierProfile.Source source(String kind, String url, @Nullable String selector) {
        return new SupplierProfile.Source(
                "trial", kind, URI.create(url), "OFFICIAL", Duration.ofMinutes(15), selector, List.of(), null);
    }
}
