package dev.stopgap.billing;

import static dev.stopgap.testing.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@StopgapTest
class BillingPageTest {

    @Autowired
    WebApplicationContext application;

    @Autowired
    JdbcClient db;

    @Autowired
    Matches matches;

    private MockMvc pages;

    @BeforeEach
    void open() {
        pages = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void anEmptyPageSaysWhatToDoNext() throws Exception {
        assertThat(page("/billing", "accountant")).contains("まだ突合していません").contains("修正依頼はまだありません");
    }

    @Test
    void everyFindingOfManyBooksHasItsPageInBothLanguages() throws Exception {
        for (int seed = 1; seed <= 12; seed++) {
            SmallBook.random(new Random(seed)).store(db, "sample");
            matches.run(new SupplierId("sample"), SmallBook.AS_OF, "accountant");
            db.sql("truncate order_line, shipment, transaction, invoice, payment, replacement")
                    .update();
        }
        assertThat(page("/billing", "manager"))
                .contains("/billing/discrepancies/D-")
                .doesNotContain("discrepancy.kind");
        for (String id : db.sql("select distinct on (kind) id from discrepancy order by kind, id")
                .query(String.class)
                .list()) {
            assertThat(page("/billing/discrepancies/" + id, "manager"))
                    .contains(id)
                    .contains("突合で見つかりました")
                    .doesNotContain("billing.", "discrepancy.rule", "discrepancy.kind");
            assertThat(page("/billing/discrepancies/" + id + "?lang=en", "manager"))
                    .contains("Found by the match");
        }
        assertThat(page("/billing?supplier=sample&kind=TAX&state=OPEN", "accountant"))
                .doesNotContain("<td>QUANTITY");
    }

    @Test
    void theAnswerOfTheSupplierIsEnteredByAnAccountant() throws Exception {
        db.sql(
                        """
                insert into correction (outage, supplier, closing_on, contact, template, state, findings, amount, drafted_at, reviewed_by,
                                        reviewed_at, answer_by)
                values ('OUT-2025-0001', 'sample', '2025-10-31', 'billing', 'invoice-correction', 'SENT', 1, 1980,
                        '2025-11-05T09:00+09:00', 'accountant', '2025-11-05T10:00+09:00', '2025-11-12T18:00+09:00')
                """)
                .update();
        assertThat(page("/billing", "accountant")).contains("C-0001").contains("直すと回答があった");
        assertThat(page("/billing", "manager")).contains("C-0001").doesNotContain("直すと回答があった");
        pages.perform(post("/billing/corrections/C-0001/answer")
                        .param("accepted", "true")
                        .with(csrf())
                        .with(reader("accountant")))
                .andExpect(status().is3xxRedirection());
        assertThat(db.sql("select state from correction").query(String.class).single())
                .isEqualTo("PROMISED");
    }

    @Test
    void othersDoNotSeeIt() throws Exception {
        pages.perform(get("/billing").with(reader("buyer"))).andExpect(status().isForbidden());
    }

    private String page(String path, String role) throws Exception {
        return pages.perform(get(path).with(reader(role)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor reader(String role) {
        return user(role).authorities(new SimpleGrantedAuthority(role));
    }
}
