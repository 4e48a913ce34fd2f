package dev.stopgap.orderbook;

import static dev.stopgap.testing.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import dev.stopgap.testing.StopgapTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Files of all sorts through the door that scripts use: their counts, what is refused of them and why, what is stored. */
@StopgapTest
class ImportCorpusTest {

    private static final List<String> COUNTS = List.of("rows", "added", "changed", "unchanged", "refused", "findings");

    @Autowired
    WebApplicationContext application;

    @Autowired
    MessageSource words;

    @Autowired
    ObjectMapper json;

    private MockMvc rest;

    @BeforeEach
    void open() {
        rest = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    static Stream<CorpusFile> files() {
        return Stream.of(
                        CorpusOfTexts.files(),
                        CorpusOfCells.files(),
                        CorpusOfWorkbooks.files(),
                        CorpusOfTrouble.files())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void eachFileBecomesWhatItSays(CorpusFile file) throws Exception {
        for (byte[] before : file.before) {
            assertThat(send(file, before).getStatus()).isEqualTo(201);
        }
        var answer = send(file, file.content);
        String body = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(body).isEqualTo(file.status);
        file.said.forEach(word -> assertThat(body).contains(word));
        JsonNode result = json.readTree(body);
        if (file.status != 201) {
            assertThat(result.path("code").asText()).isEqualTo("import." + file.code);
            assertThat(result.path("detail").asText()).isNotBlank();
            assertThat(stored(file)).as("nothing is stored").isEmpty();
            return;
        }
        if (!file.encoding.isEmpty()) {
            assertThat(result.path("encoding").asText()).isEqualTo(file.encoding);
        }
        if (!file.counts.isEmpty()) {
            assertThat(counts(result)).isEqualTo(file.counts);
        }
        assertThat(refused(result.path("id").asLong(), file)).containsExactlyElementsOf(file.refused);
        assertThat(stored(file)).containsExactlyElementsOf(file.stored);
    }

    private static String counts(JsonNode result) {
        return COUNTS.stream()
                .filter(count -> result.path(count).asLong() != 0)
                .map(count -> count + "=" + result.path(count).asLong())
                .collect(Collectors.joining(" "));
    }

    /** Each refusal by its code; both languages say what is wrong and how to mend it. */
    private List<String> refused(long id, CorpusFile file) throws Exception {
        var english = lines("/api/imports/" + id + "/errors.csv", "en");
        for (NamedCsvRecord line : lines("/api/imports/" + id + "/errors.csv", "ja")) {
            assertThat(line.getField("message")).matches("(?s).*[ぁ-ん].*");
            assertThat(line.getField("remedy")).matches("(?s).*[ぁ-ん].*");
        }
        return english.stream()
                .map(line -> {
                    assertThat(line.getField("remedy")).isNotBlank();
                    return String.join(
                            "|",
                            line.getField("row"),
                            line.getField("column"),
                            line.getField("value"),
                            codes(line.getField("message"), file));
                })
                .toList();
    }

    private String codes(String messages, CorpusFile file) {
        return Arrays.stream(messages.split("; "))
                .map(message -> file.refused.stream()
                        .flatMap(expected -> Arrays.stream(expected.substring(expected.lastIndexOf('|') + 1)
                                .split("; ")))
                        .filter(code -> message.matches("(?s)" + sentence(code)))
                        .findFirst()
                        .orElse(message))
                .collect(Collectors.joining("; "));
    }

    private String sentence(String code) {
        String pattern = words.getMessage("import.wrong." + code, new Object[] {"@", "@"}, Locale.ENGLISH);
        return Arrays.stream(pattern.split("@", -1))
                .map(java.util.regex.Pattern::quote)
                .collect(Collectors.joining(".*"));
    }

    private List<String> stored(CorpusFile file) throws Exception {
        return lines("/api/suppliers/sample/" + file.kind + ".csv", "en").stream()
                .map(line -> file.columns.stream().map(line::getField).collect(Collectors.joining("|")))
                .toList();
    }

    private List<NamedCsvRecord> lines(String url, String language) throws Exception {
        var answer = rest.perform(get(url).header("Accept-Language", language).with(buyer()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        // A refused file may name a column twice.
        var named = NamedCsvRecordHandler.of(handler -> handler.allowDuplicateHeaderFields(true));
        try (var reader = CsvReader.builder().build(named, answer.getContentAsString(StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }

    private MockHttpServletResponse send(CorpusFile file, byte[] content) throws Exception {
        return rest.perform(multipart("/api/suppliers/sample/imports")
                        .file(new MockMultipartFile("file", file.fileName, "application/octet-stream", content))
                        .param("kind", file.kind)
                        .param("acceptGoodRows", String.valueOf(file.acceptGoodRows))
                        .header("Accept-Language", "en")
                        .with(buyer())
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private static RequestPostProcessor buyer() {
        return user("buyer").authorities(new SimpleGrantedAuthority("buyer"));
    }
}
