package dev.stopgap.watch;

import static dev.stopgap.testing.Csrf.csrf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@StopgapTest
class NoticeApiTest {

    @Autowired
    WebApplicationContext application;

    @Autowired
    World world;

    private MockMvc http;

    @BeforeEach
    void browser() {
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aTextIsReadWithoutBeingKept() throws Exception {
        http.perform(
                        as("reporter", post("/api/notices/read"))
                                .content(
                                        """
                        {"supplier": "sample", "tier": "OFFICIAL", "url": "http://www.sample-bungu.example/info/outage.html",
                         "fetchedAt": "2025-10-19T12:00:00+09:00", "contentType": "text/plain",
                         "text": "サンプルオフィスの出荷を停止しております。12月3日に再開する予定です。"}"""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.official", is(true)))
                .andExpect(jsonPath("$.areas", hasSize(1)))
                .andExpect(jsonPath("$.areas[0].area", is("SHIPPING")))
                .andExpect(jsonPath("$.areas[0].state", is("STOPPED")))
                .andExpect(jsonPath("$.areas[0].evidence", containsString("出荷を停止")))
                .andExpect(jsonPath("$.areas[0].at", is(0)));
        http.perform(as("reporter", get("/api/suppliers/sample/timeline")))
                .andExpect(jsonPath("$.entries", hasSize(0)));
    }

    @Test
    void aTextOfASupplierWithoutAProfileIsReadWithTheCommonWords() throws Exception {
        http.perform(as("reporter", post("/api/notices/read"))
                        .content("{\"supplier\": \"nobody\", \"text\": \"受注を停止しております。\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.official", is(false)))
                .andExpect(jsonPath("$.areas[0].state", is("STOPPED")));
    }

    @Test
    void whatAPersonEntersIsKeptAndTheStatusFollows() throws Exception {
        http.perform(
                        as("reporter", post("/api/suppliers/sample/notices"))
                                .content(
                                        """
                        {"channel": "PHONE", "tier": "OFFICIAL", "fetchedAt": "2025-10-18T12:00:00+09:00",
                         "text": "サンプルオフィスのご注文の受付を停止しております。"}"""))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.enteredLate", is(true)))
                .andExpect(jsonPath("$.reading.areas[0].area", is("ORDERING")));
        world.settle();
        http.perform(as("buyer", get("/api/suppliers/sample/status")))
                .andExpect(jsonPath("$.stage", is("STOPPED")))
                .andExpect(jsonPath("$.areas[0].state", is("STOPPED")));
        http.perform(as(
                        "buyer",
                        get("/api/suppliers/sample/status")
                                .param("at", "2025-10-18T13:00:00+09:00")
                                .param("knownAt", "2025-10-18T14:00:00+09:00")))
                .andExpect(jsonPath("$.areas", hasSize(0)));
        http.perform(as("buyer", get("/api/suppliers/sample/timeline")))
                .andExpect(jsonPath("$.entries[0].channel", is("PHONE")))
                .andExpect(jsonPath("$.entries[0].changes[0].to", is("STOPPED")));
    }

    @Test
    void whatIsWrongIsSaidWithACode() throws Exception {
        http.perform(as("reporter", post("/api/notices/read")).content("{\"tier\": \"RUMOUR\", \"text\": \"停止\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code", is("notice.tier")));
        http.perform(as("reporter", post("/api/suppliers/nobody/notices")).content("{\"text\": \"停止\"}"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code", is("supplier.unknown")));
        http.perform(as("reporter", get("/api/suppliers/sample/status").param("at", "yesterday")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code", is("notice.time")));
    }

    private static MockHttpServletRequestBuilder as(String role, MockHttpServletRequestBuilder request) {
        return request.with(csrf())
                .with(user(role).authorities(new SimpleGrantedAuthority(role)))
                .contentType(MediaType.APPLICATION_JSON);
    }
}
