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
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A file of another house: a person says what is what, once. */
@StopgapTest
class MappingPageTest {

    // As an ordering system's list: our words in nobody's profile, a rate with its sign, a status of its own.
    private static final String FILE =
            """
            受付No;枝番;ご発注日;品番;品名;発注個数;販売単価(税抜);税率;進捗;メモ
            A-0001;1;2025/10/01;P1;紙;3;1,200;10%;出荷完了;
            A-0002;1;2025/10/02;P2;ペン;12;¥150;10%;未手配;急ぎ
            """;

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
    void theColumnsAreGuessedFromTheirWordsAndFromTheirValues() throws Exception {
        theBookKnows("A-0001");
        send(FILE).andExpect(redirectedUrl("/imports/files/1"));
        assertThat(leads("/imports/files/1")).isEqualTo("/imports/files/1/mapping");
        assertThat(chosenIn(page("/imports/files/1/mapping")))
                .isEqualTo("order_no line_no ordered_at sku item_name quantity unit_price tax_rate status -");
    }

    @Test
    void whatIsMissingIsNamedAndTheFirstRowsAreShownAsTheyWouldBeStored() throws Exception {
        send(FILE);
        String page = say("check", "- line_no ordered_at sku item_name quantity unit_price tax_rate status -");
        assertThat(page).contains("まだ決まっていない必要な列", "order_no");
        assertThat(page).contains(">1200<", ">150<", "2025-10-01 00:00");
        assertThat(page).contains("決められた値ではありません", "知らない言葉");

        assertThat(say("look", "sku line_no ordered_at sku item_name quantity unit_price tax_rate - -"))
                .contains("2 つの列が同じもの", "sku");
        assertThat(db.sql("select count(*) from import").query(Long.class).single())
                .isZero();
    }

    @Test
    void whatAPersonSaidHoldsForTheNextFileOfThatSupplierToo() throws Exception {
        send(FILE);
        assertThat(saysAll(true)).isEqualTo("/imports/files/1");
        assertThat(page("/imports/files/1")).contains("2 行を追加する");
        press("/imports/files/1/confirm");
        assertThat(db.sql(
                                "select string_agg(order_no || status || tax_rate || unit_price::int, ' ' order by order_no) from order_line")
                        .query(String.class)
                        .single())
                .isEqualTo("A-0001SHIPPED101200 A-0002NOT_SHIPPED10150");

        send(FILE.replace("A-000", "B-000"));
        assertThat(page("/imports/files/2")).contains("2 行を追加する");
        assertThat(page("/imports/words")).contains("orders.order_no: [\"受付No\"]", "orders.status.SHIPPED: [\"出荷完了\"]");
        assertThat(db.sql("select count(*) from ledger_entry where code = 'orderbook.wordsLearned'")
                        .query(Long.class)
                        .single())
                .isOne();

        pages.perform(post("/imports/words/forget")
                .param("supplier", "sample")
                .param("place", "orders.order_no")
                .param("word", "受付No")
                .session(session)
                .with(buyer())
                .with(csrf()));
        send(FILE);
        assertThat(leads("/imports/files/3")).endsWith("/mapping");
    }

    @Test
    void withoutThatItIsSaidOfTheOneFileOnly() throws Exception {
        send(FILE);
        saysAll(false);
        press("/imports/files/1/confirm");
        send(FILE);
        assertThat(leads("/imports/files/2")).endsWith("/mapping");
        assertThat(db.sql("select count(*) from learned_word").query(Long.class).single())
                .isZero();
    }

    @Test
    void whatIsSaidOfAWordLaterTakesThePlaceOfWhatWasSaidBefore() throws Exception {
        send(FILE);
        saysAll(true);
        sayAndRemember("order_no line_no ordered_at sku item_name quantity unit_price tax_rate - destination");
        sayAndRemember("order_no line_no ordered_at sku item_name quantity unit_price tax_rate - cost_center");
        assertThat(db.sql("select place from learned_word where word in ('メモ', '進捗') ")
                        .query(String.class)
                        .list())
                .containsExactly("orders.cost_center");
    }

    @Test
    void aWorkbookIsMappedTooWithItsDatesAsDates() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            book.newWorksheet("表紙").value(0, 0, "発注一覧");
            var sheet = book.newWorksheet("明細");
            String[] header = {"受付No", "枝番", "ご発注日", "品番", "発注個数", "販売単価(税抜)", "税率"};
            for (int i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
            }
            sheet.value(1, 0, "A-0001");
            sheet.value(1, 1, 1);
            sheet.value(1, 2, LocalDate.of(2025, 10, 1));
            sheet.style(1, 2).format("yyyy/m/d").set();
            sheet.value(1, 3, "P1");
            sheet.value(1, 4, 3);
            sheet.value(1, 5, 1200);
            sheet.value(1, 6, 10);
        }
        send(bytes.toByteArray(), "発注一覧.xlsx", "sample");
        assertThat(say("check", "order_no line_no ordered_at sku quantity unit_price tax_rate"))
                .contains("2025-10-01 00:00", ">1200<", "必要な列はそろいました");
        sayAndRemember("order_no line_no ordered_at sku quantity unit_price tax_rate");
        assertThat(page("/imports/files/1")).contains("1 行を追加する");
    }

    @Test
    void aPriceWithTaxIsNotTakenForOneWithout() throws Exception {
        send(FILE.replace("販売単価(税抜)", "税込単価"));
        assertThat(chosenIn(page("/imports/files/1/mapping"))).doesNotContain("unit_price");
    }

    @Test
    void aFileWithoutAHeaderIsToldSoBeforeItsFirstRowIsLost() throws Exception {
        send(FILE.substring(FILE.indexOf('\n') + 1));
        assertThat(page("/imports/files/1")).contains("見出し行が見つかりません", "A-0001");
    }

    @Test
    void anotherSuppliersFilesAreLeftAlone() throws Exception {
        send(FILE);
        saysAll(true);
        send(FILE, "kaunet");
        assertThat(leads("/imports/files/2")).endsWith("/mapping");
    }

    private String saysAll(boolean remember) throws Exception {
        var request = post("/imports/files/1/mapping").param("then", "look");
        for (String column :
                "order_no line_no ordered_at sku item_name quantity unit_price tax_rate status".split(" ")) {
            request.param("column", column);
        }
        request.param("column", "")
                .param("remember", String.valueOf(remember))
                .param("wordColumn", "tax_rate", "status", "status")
                .param("word", "10%", "出荷完了", "未手配")
                .param("code", "10", "SHIPPED", "NOT_SHIPPED");
        return String.valueOf(
                pages.perform(request.session(session).with(buyer()).with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
    }

    private String say(String action, String columns) throws Exception {
        return pages.perform(said(action, columns).header("Accept-Language", "ja"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void sayAndRemember(String columns) throws Exception {
        pages.perform(said("look", columns).param("remember", "true")).andExpect(redirectedUrl("/imports/files/1"));
    }

    private MockHttpServletRequestBuilder said(String action, String columns) {
        var request = post("/imports/files/1/mapping").param("then", action);
        for (String column : columns.split(" ")) {
            request.param("column", column.replace("-", ""));
        }
        return request.session(session).with(buyer()).with(csrf());
    }

    private static String chosenIn(String page) {
        return Pattern.compile("<select id=\"column-\\d+\".*?</select>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(select -> {
                    var option = Pattern.compile("value=\"(\\w+)\" selected").matcher(select.group());
                    return option.find() ? option.group(1) : "-";
                })
                .collect(Collectors.joining(" "));
    }

    private void theBookKnows(String order) {
        db.sql(
                        """
                insert into order_line (supplier, order_no, line_no, ordered_at, sku, quantity, unit_price, tax_rate)
                values ('sample', :order, '1', '2025-10-01T00:00:00Z', 'P1', 3, 1200, 10)
                """)
                .param("order", order)
                .update();
    }

    private ResultActions send(String file) throws Exception {
        return send(file, "sample");
    }

    private ResultActions send(String file, String supplier) throws Exception {
        return send(file.getBytes(StandardCharsets.UTF_8), "発注一覧.csv", supplier);
    }

    private ResultActions send(byte[] file, String name, String supplier) throws Exception {
        return pages.perform(multipart("/imports")
                .file(new MockMultipartFile("file", name, "text/csv", file))
                .param("supplier", supplier)
                .param("kind", "orders")
                .session(session)
                .with(buyer())
                .with(csrf()));
    }

    private void press(String url) throws Exception {
        pages.perform(post(url).session(session).with(buyer()).with(csrf()));
    }

    private String leads(String url) throws Exception {
        return String.valueOf(pages.perform(get(url).session(session).with(buyer()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
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

    private static RequestPostProcessor buyer() {
        return user("buyer").authorities(new SimpleGrantedAuthority("buyer"));
    }
}
