package dev.stopgap.billing;

import static dev.stopgap.testing.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.testing.StopgapTest;
import java.nio.charset.StandardCharsets;
import java.util.Random;
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
class MatchCallsTest {

    @Autowired
    WebApplicationContext application;

    @Autowired
    JdbcClient db;

    private MockMvc rest;

    @BeforeEach
    void open() {
        rest = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void anAccountantMatchesAndTakesTheFindingsAsAFile() throws Exception {
        SmallBook.random(new Random(7)).store(db, "sample");
        var run = rest.perform(post("/api/suppliers/sample/matches")
                        .with(accountant())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"asOf\":\"2026-01-31\"}"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/matches/1/discrepancies.csv"))
                .andExpect(jsonPath("$.asOf").value("2026-01-31"))
                .andExpect(jsonPath("$.totals[0].kind").isNotEmpty());
        int findings = db.sql("select count(*) from match_finding")
                .query(Integer.class)
                .single();
        run.andExpect(jsonPath("$.findings").value(findings));

        var csv = rest.perform(get("/api/matches/1/discrepancies.csv").with(accountant()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(csv).startsWith("kind,order_no,line_no,invoice_no,tax_rate,payment_no,quantity,amount,");
        assertThat(csv.lines())
                .hasSize(findings + 1)
                .allMatch(row -> row.startsWith("kind") || row.split(",")[7].matches("-?\\d+\\.\\d\\d"));
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsMadeHarmless() throws Exception {
        db.sql(
                        """
                insert into transaction (supplier, transaction_no, kind, order_no, line_no, posted_on, amount, tax_rate)
                values ('sample', 'T1', 'SALE', '=1+2', '1', '2026-01-01', 10, 10)
                """)
                .update();
        rest.perform(post("/api/suppliers/sample/matches").with(accountant())).andExpect(status().isCreated());

        assertThat(rest.perform(get("/api/matches/1/discrepancies.csv").with(accountant()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("ORDER_UNKNOWN,'=1+2,1,,,,,10.00");
    }

    @Test
    void whatIsNotThereIsSaidInTheCallersLanguage() throws Exception {
        rest.perform(get("/api/matches/99/discrepancies.csv").with(accountant()))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("match.unknown"))
                .andExpect(jsonPath("$.detail").value("突合「99」はありません。番号を確かめるか、もう一度突合してください。"));
        rest.perform(post("/api/suppliers/nobody/matches").with(accountant()).header("Accept-Language", "en"))
                .andExpect(status().isNotFound())
                .andExpect(
                        jsonPath("$.detail")
                                .value(
                                        "There is no supplier \"nobody\". Check the names of the profiles in the suppliers folder."));
        rest.perform(post("/api/suppliers/sample/matches")
                        .with(accountant())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"asOf\":\"31.1.2026\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("match.asOf.notADate"));
    }

    private static RequestPostProcessor accountant() {
        var accountant = user("accountant").authorities(new SimpleGrantedAuthority("accountant"));
        return request -> accountant.postProcessRequest(csrf().postProcessRequest(request));
    }
}
