package dev.stopgap.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models are read back by the engine's own API, which the translation itself does not use. */
class TranslatedXmlTest {

    private final ModelTranslation japanese = new ModelTranslation(new StopgapProperties(
            Path.of("data"), Locale.JAPANESE, URI.create("http://localhost:8080"), Path.of("suppliers"), null));

    @Test
    void everyModelSpeaksJapaneseAndIsOtherwiseTheSame() throws Exception {
        for (Resource file : files("*.bpmn")) {
            byte[] english = file.getContentAsByteArray();
            byte[] translated = TranslatedXml.bpmn(english, japanese);

            var model = Bpmn.readModelFromStream(new ByteArrayInputStream(translated));
            Bpmn.validateModel(model);
            for (Process process : model.getModelElementsByType(Process.class)) {
                japanese.word(process.getId())
                        .ifPresent(word -> assertThat(process.getName()).isEqualTo(word));
                for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
                    japanese.word(process.getId() + "." + element.getId())
                            .ifPresent(word -> assertThat(element.getName()).isEqualTo(word));
                }
            }
            assertThat(withoutNames(translated)).as(file.getFilename()).isEqualTo(withoutNames(english));
        }
    }

    @Test
    void aDecisionTableSpeaksJapaneseInItsNameColumnsAndRules() throws Exception {
        for (Resource file : files("*.dmn")) {
            byte[] translated = TranslatedXml.dmn(file.getContentAsByteArray(), japanese);

            var model = Dmn.readModelFromStream(new ByteArrayInputStream(translated));
            for (Decision decision : model.getModelElementsByType(Decision.class)) {
                String key = decision.getId();
                japanese.word(key)
                        .ifPresent(word -> assertThat(decision.getName()).isEqualTo(word));
                for (Input input : model.getModelElementsByType(Input.class)) {
                    japanese.word(key + "." + input.getId())
                            .ifPresent(word -> assertThat(input.getLabel()).isEqualTo(word));
                }
                for (Rule rule : model.getModelElementsByType(Rule.class)) {
                    japanese.word(key + "." + rule.getId())
                            .ifPresent(word -> assertThat(rule.getDescription().getTextContent())
                                    .isEqualTo(word));
                }
            }
        }
    }

    @Test
    void whatHasNoWordKeepsItsOwn() throws Exception {
        String model =
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
                  <process id="not-in-any-bundle" name="Nobody &amp; nothing">
                    <startEvent id="started" name="Started"/>
                  </process>
                </definitions>
                """;

        var translated = new String(
                TranslatedXml.bpmn(model.getBytes(StandardCharsets.UTF_8), japanese), StandardCharsets.UTF_8);

        assertThat(translated).contains("Nobody &amp; nothing").contains("name=\"Started\"");
    }

    private static Resource[] files(String pattern) throws Exception {
        return new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/" + pattern);
    }

    // As one canonical text: attributes in one order, names left out.
    private static String withoutNames(byte[] model) {
        String text = Bpmn.convertToString(Bpmn.readModelFromStream(new ByteArrayInputStream(model)));
        return text.replaceAll(" name=\"[^\"]*\"", "").replaceAll("\\s+", " ");
    }
}
