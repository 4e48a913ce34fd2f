package dev.stopgap.orderbook;

import static dev.stopgap.testing.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.testing.StopgapTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@StopgapTest
class ImportsApiTest {

    private static final String MUST = "order_no,line_no,ordered_at,sku,item_name,quantity,unit_price,tax_rate";

    @Autowired
    WebApplicationContext application;

    private MockMvc rest;

    @BeforeEach
    void open() {
        rest = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void anImportSaysWhatBecameOfEachRow() throws Exception {
        send("/api/suppliers/sample/imports?kind=orders", MUST + ",memo\nA,1,2025-10-01,P1,紙,3,120,10,x\n")
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/imports/1"))
                .andExpect(jsonPath("$.kind").value("orders"))
                .andExpect(jsonPath("$.supplier").value("sample"))
                .andExpect(jsonPath("$.encoding").value("UTF-8"))
                .andExpect(jsonPath("$.rows").value(1))
                .andExpect(jsonPath("$.added").value(1))
                .andExpect(jsonPath("$.unknownColumns[0]").value("memo"))
                .andExpect(jsonPath("$.startedAt").value("2025-10-18T21:00:00Z"));
        rest.perform(get("/api/imports/1").with(buyer()))
                .andExpect(jsonPath("$.added").value(1));
    }

    @Test
    void refusedRowsComeBackHarmlessAndAreTakenWhenMended() throws Exception {
        String file = MUST + "\n\"=CMD\",1,10/19/2025,P1,\"+81,x\",3,\"-1,200\",10\nB,1,2025-10-01,P1,紙,3,120,10\n";
        send("/api/suppliers/sample/imports?kind=orders", file)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.refused").value(1))
                .andExpect(jsonPath("$.added").value(0));
        String errors = text("/api/imports/1/errors.csv");
        assertThat(errors)
                .isEqualTo(
                        MUST
                                + ",row,column,value,message,remedy\r\n"
                                + "'=CMD,1,10/19/2025,P1,\"'+81,x\",3,\"-1,200\",10,1,ordered_at,10/19/2025,"
                                + "It cannot be told which is the day and which the month.,\"Write year, month, day: 2025-10-19.\"\r\n");

        send("/api/suppliers/sample/imports?kind=orders", errors.replace("1,10/19/2025,P1", "1,2025-10-19,P1"))
                .andExpect(jsonPath("$.refused").value(0))
                .andExpect(jsonPath("$.unknownColumns").isEmpty())
                .andExpect(jsonPath("$.added").value(1));
        assertThat(text("/api/suppliers/sample/orders.csv"))
                .contains("\n'=CMD,1,2025-10-19T00:00:00+09:00,P1,\"'+81,x\"");
    }

    @Test
    void aFileThatCannotBeReadIsAProblemWithItsRemedy() throws Exception {
        send("/api/suppliers/sample/imports?kind=orders", "order_no,foo\nA,1\n")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("import.missingColumn"))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("line_no, ordered_at, sku")))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("foo")));
        send("/api/suppliers/sample/imports?kind=orders", "\u001f\u008b").andExpect(status().is4xxClientError());
        send("/api/suppliers/sample/imports?kind=ordres", "x").andExpect(status().isBadRequest());
        send("/api/suppliers/sample/imports?kind=approvers", "x").andExpect(status().isBadRequest());
    }

    @Test
    void aHeaderThatNobodyKnowsIsAnsweredWithAllThatIsMissingAndAllThatIsUnknown() throws Exception {
        send("/api/suppliers/sample/imports?kind=payments", "Beleg;Richtung;Betrag\n1;OUT;5\n")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("import.noHeader"))
                .andExpect(jsonPath("$.missing")
                        .value(org.hamcrest.Matchers.contains("payment_no", "direction", "paid_on", "amount")))
                .andExpect(jsonPath("$.unknown").value(org.hamcrest.Matchers.contains("Beleg", "Richtung", "Betrag")))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("Betrag")));
        send(
                        "/api/suppliers/sample/imports?kind=payments",
                        "payment_no,Richtung,amount,paid_on,Notiz\n1,OUT,5,2025-10-01,\n")
                .andExpect(jsonPath("$.code").value("import.missingColumn"))
                .andExpect(jsonPath("$.missing").value(org.hamcrest.Matchers.contains("direction")))
                .andExpect(jsonPath("$.unknown").value(org.hamcrest.Matchers.contains("Richtung", "Notiz")));
    }

    @Test
    void aHeaderWithoutRowsIsAnImportOfNothing() throws Exception {
        send("/api/suppliers/sample/imports?kind=orders", MUST + "\n")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.rows").value(0));
    }

    private ResultActions send(String url, String file) throws Exception {
        return rest.perform(multipart(url)
                .file(new MockMultipartFile("file", "orders.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
                .header("Accept-Language", "en")
                .with(buyer())
                .with(csrf()));
    }

    private String text(String url) throws Exception {
        return rest.perform(get(url).header("Accept-Language", "en").with(buyer()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor buyer() {
        return user("buyer").authorities(new SimpleGrantedAuthority("buyer"));
    }
}
