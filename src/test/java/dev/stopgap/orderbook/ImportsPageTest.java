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

import dev.stopgap.testing.StopgapTest;
import java.nio.charset.Charset;
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

    @Autowired
    WebApplicationContext application;

    @Autowired
    JdbcClient db;

    private MockMvc pages;
    private final MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void open() {
        pages = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aFileIsLookedAtFirstAndStoredWhenConfirmed() throws Exception {
        assertThat(page("/imports")).contains("注文（orders）から始める");
        send(ORDERS, buyer()).andExpect(redirectedUrl("/imports/1"));
        assertThat(lines()).isZero();
        assertThat(page("/imports/1"))
                .contains("文字コード windows-31j", "1 行を除いて、1 行を追加、0 行を変更する", "暦にない日付・時刻です。", "ordered_at");

        pages.perform(post("/imports/1/confirm").session(session).with(buyer()).with(csrf()))
                .andExpect(redirectedUrl("/imports/2"));
        assertThat(lines()).isEqualTo(1);
        assertThat(page("/imports/2")).contains("を取り込みました").doesNotContain("id=\"confirm\"");
        pages.perform(post("/imports/1/confirm").session(session).with(buyer()).with(csrf()))
                .andExpect(status().isGone());
        assertThat(page("/imports")).contains("取り込み済み（追加 1、変更 0、受け付けず 1）");
    }

    @Test
    void aFileThatIsGivenUpLeavesNoTrace() throws Exception {
        send(ORDERS, buyer()).andExpect(redirectedUrl("/imports/1"));
        pages.perform(post("/imports/1/cancel").session(session).with(buyer()).with(csrf()))
                .andExpect(redirectedUrl("/imports"));
        assertThat(page("/imports/1")).doesNotContain("id=\"confirm\"");
    }

    @Test
    void aFileThatCannotBeReadIsSaidSoOnTheForm() throws Exception {
        send("foo\n1\n", buyer()).andExpect(redirectedUrl("/imports"));
        assertThat(page("/imports")).contains("見出し行が見つかりません", "何も保存していません");
    }

    @Test
    void onlyThoseWhoKeepTheBookMayOpenIt() throws Exception {
        var reporter = user("reporter").authorities(new SimpleGrantedAuthority("reporter"));
        pages.perform(get("/imports").with(reporter)).andExpect(status().isForbidden());
        send(ORDERS, reporter).andExpect(status().isForbidden());
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
