package dev.stopgap.orderbook;

import static dev.stopgap.testing.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.platform.MovableClock;
import dev.stopgap.testing.StopgapTest;
import java.nio.charset.Charset;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@StopgapTest
class ImportsPageTest {

    private static final String ORDERS =
            "order_no,line_no,ordered_at,sku,item_name,quantity,unit_price,tax_rate\nA,1,2025-10-01,P1,紙,3,120,10\nB,1,2025/13/1,P1,紙,3,120,10\n";
    private static final String GOOD = ORDERS.substring(0, ORDERS.indexOf("B,1,"));

    @Autowired
    WebApplicationContext application;

    @Autowired
    JdbcClient db;

    @Autowired
    Uploads uploads;

    @Autowired
    MovableClock clock;

    private MockMvc pages;
    private final MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void open() {
        pages = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aFileIsLookedAtFirstAndItsGoodRowsAreStoredWhenThePersonSaysSo() throws Exception {
        assertThat(page("/imports")).contains("注文（orders）から始める");
        send(ORDERS, buyer()).andExpect(redirectedUrl("/imports/files/1"));
        assertThat(lines()).isZero();
        assertThat(page("/imports/files/1"))
                .contains("文字コード windows-31j", "1 行を除いて、1 行を追加する", "受け付けられない 1 行を除き", "暦にない日付・時刻です。");
        assertThat(page("/imports")).contains("確認待ち");

        press("/imports/files/1/confirm").andExpect(redirectedUrl("/imports/files/1"));
        assertThat(page("/imports/files/1")).contains("その旨にチェックを入れてください");
        assertThat(lines()).isZero();

        press("/imports/files/1/confirm?goodRows=true").andExpect(redirectedUrl("/imports/files/1"));
        assertThat(lines()).isEqualTo(1);
        assertThat(leads("/imports/files/1")).isEqualTo("/imports/2");
        assertThat(page("/imports/2")).contains("を取り込みました").doesNotContain("id=\"confirm\"");
        assertThat(page("/imports")).contains("取り込み済み", "追加 1・変更 0・受け付けず 1").doesNotContain("確認待ち");
    }

    @Test
    void pressingTwiceStoresOnce() throws Exception {
        send(GOOD, buyer());
        press("/imports/files/1/confirm").andExpect(redirectedUrl("/imports/files/1"));
        press("/imports/files/1/confirm").andExpect(redirectedUrl("/imports/files/1"));
        assertThat(db.sql("select count(*) from import where not dry_run")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void whatIsThereAlreadyIsShownBeforeAndAfter() throws Exception {
        send(GOOD, buyer());
        press("/imports/files/1/confirm");
        send(GOOD.replace("120,10", "130.5,10"), buyer());
        assertThat(page("/imports/files/2")).contains("変わる 1 行", "<del>120</del>", "<ins>130.5</ins>", "単価（税抜）");
        send(GOOD, buyer());
        assertThat(page("/imports/files/3")).contains("変わるところはありません").doesNotContain("id=\"confirm\"");
    }

    @Test
    void aBookThatChangedBetweenTheLookAndTheConfirmationIsSaidSo() throws Exception {
        send(GOOD, buyer());
        send(GOOD, buyer());
        press("/imports/files/1/confirm");
        press("/imports/files/2/confirm");
        assertThat(page(leads("/imports/files/2"))).contains("下見（追加 1、変更 0）と違う結果");
    }

    @Test
    void aFileThatIsGivenUpLeavesNoTraceButThatItWas() throws Exception {
        send(ORDERS, buyer()).andExpect(redirectedUrl("/imports/files/1"));
        press("/imports/files/1/cancel").andExpect(redirectedUrl("/imports/files/1"));
        assertThat(page("/imports/files/1")).contains("取りやめました", "何も保存していません").doesNotContain("id=\"confirm\"");
        assertThat(db.sql("select (select count(*) from import) + (select count(*) from import_refusal)")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(uploads.file(1)).doesNotExist();
        press("/imports/files/1/confirm?goodRows=true");
        assertThat(lines()).isZero();
        assertThat(page("/imports")).contains("取りやめ");
    }

    @Test
    void whatNobodyConfirmsWithinADayIsForgotten() throws Exception {
        send(GOOD, buyer());
        clock.moveTo(clock.instant().plus(Duration.ofHours(25)));
        assertThat(page("/imports")).contains("期限切れ");
        assertThat(uploads.file(1)).doesNotExist();
        press("/imports/files/1/confirm");
        assertThat(lines()).isZero();
    }

    @Test
    void whatAStopOfTheServerInterruptedIsReadAgain() throws Exception {
        send(GOOD, buyer());
        db.sql("update import_upload set state = 'STORING'").update();
        uploads.sweep();
        assertThat(page("/imports/files/1")).contains("サーバーが止まったため中断", "もう一度読む");
        press("/imports/files/1/again");
        press("/imports/files/1/confirm");
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeReadIsSaidSo() throws Exception {
        send("foo\n1\n", buyer()).andExpect(redirectedUrl("/imports/files/1"));
        assertThat(page("/imports/files/1")).contains("見出し行が見つかりません", "order_no", "foo", "何も保存していません");
        assertThat(uploads.file(1)).doesNotExist();
        assertThat(page("/imports")).contains("読めません");
        send("", buyer()).andExpect(redirectedUrl("/imports?supplier=sample&kind=orders"));
        assertThat(page("/imports?supplier=sample&kind=orders")).contains("ファイルが空です", "value=\"sample\" selected");
    }

    @Test
    void onlyThoseWhoKeepTheBookMayOpenIt() throws Exception {
        var reporter = user("reporter").authorities(new SimpleGrantedAuthority("reporter"));
        pages.perform(get("/imports").with(reporter)).andExpect(status().isForbidden());
        send(ORDERS, reporter).andExpect(status().isForbidden());
        send(GOOD, buyer());
        var administrator = user("admin").authorities(new SimpleGrantedAuthority("camunda-admin"));
        pages.perform(get("/imports/files/1").with(administrator)).andExpect(status().isNotFound());
    }

    private ResultActions press(String url) throws Exception {
        return pages.perform(post(url).session(session).with(buyer()).with(csrf()));
    }

    private String leads(String url) throws Exception {
        return String.valueOf(pages.perform(get(url).session(session).with(buyer()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private ResultActions send(String file, RequestPostProcessor user) throws Exception {
        return pages.perform(multipart("/imports")
                .file(new MockMultipartFile(
                        "file", "注文 10月.csv", "text/csv", file.getBytes(Charset.forName("windows-31j"))))
                .param("supplier", "sample")
                .param("kind", "orders")
                .session(session)
                .header("Accept-Language", "ja")
                .with(user)
                .with(csrf()));
    }

    private String page(String url) throws Exception {
        return pages.perform(get(url).session(session)
                        .header("Accept-Language", "ja")
                        .with(buyer()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private long lines() {
        return db.sql("select count(*) from order_line").query(Long.class).single();
    }

    private static RequestPostProcessor buyer() {
        return user("buyer").authorities(new SimpleGrantedAuthority("buyer"));
    }
}
