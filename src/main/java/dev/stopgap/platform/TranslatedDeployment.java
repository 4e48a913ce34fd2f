package dev.stopgap.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;

/**
 * Deploys models and forms under their plain file names, in the installation's language. Plain names, because the engine
 * would otherwise name a resource by its absolute path outside a jar, and an embedded form could not be found by its name.
 */
@Configuration
class TranslatedDeployment {

    @Bean
    DefaultDeploymentConfiguration deploymentConfiguration(ModelTranslation translation, ObjectMapper json) {
        return new DefaultDeploymentConfiguration() {
            @Override
            public Set<Resource> getDeploymentResources() {
                var translated = new LinkedHashSet<Resource>();
                super.getDeploymentResources().stream()
                        .sorted(Comparator.comparing(Resource::getFilename))
                        .map(resource -> translate(resource, translation, json))
                        .forEach(translated::add);
                return translated;
            }
        };
    }

    private static Resource translate(Resource resource, ModelTranslation translation, ObjectMapper json) {
        String name = String.valueOf(resource.getFilename());
        try {
            byte[] original = resource.getContentAsByteArray();
            if (translation.isOriginal()) {
                return new NamedResource(name, name.endsWith(".html") ? html(name, original, translation) : original);
            }
            return new NamedResource(
                    name,
                    switch (name.substring(name.lastIndexOf('.') + 1)) {
                        case "bpmn" -> TranslatedXml.bpmn(original, translation);
                        case "dmn" -> TranslatedXml.dmn(original, translation);
                        case "form" -> form(original, translation, json);
                        case "html" -> html(name, original, translation);
                        default -> original;
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] form(byte[] original, ModelTranslation translation, ObjectMapper json) throws IOException {
        JsonNode form = json.readTree(original);
        translateComponents(form.path("components"), "form." + form.path("id").asText(), translation);
        return json.writeValueAsBytes(form);
    }

    private static void translateComponents(JsonNode components, String form, ModelTranslation translation) {
        for (JsonNode component : components) {
            String name = component.path("key").asText(component.path("id").asText());
            String key = form + "." + name;
            var fields = (ObjectNode) component;
            translation
                    .word(key)
                    .ifPresent(word ->
                            fields.put(component.path("type").asText().equals("text") ? "text" : "label", word));
            translation.word(key + ".description").ifPresent(word -> fields.put("description", word));
            for (JsonNode value : component.path("values")) {
                translation.word(key + "." + value.path("value").asText()).ifPresent(word -> ((ObjectNode) value)
                        .put("label", word));
            }
            for (JsonNode column : component.path("columns")) {
                translation.word(key + "." + column.path("key").asText()).ifPresent(word -> ((ObjectNode) column)
                        .put("label", word));
            }
            translateComponents(component.path("components"), form, translation);
        }
    }

    private static final Pattern WORD = Pattern.compile("#\\{([\\w.-]+)}");

    private static byte[] html(String name, byte[] original, ModelTranslation translation) {
        String text = new String(original, StandardCharsets.UTF_8);
        String prefix = "html." + name + ".";
        return WORD.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        translation.word(prefix + match.group(1)).orElse("#{" + match.group(1) + "}")))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes that the deployment knows by a plain file name. */
    private static final class NamedResource extends ByteArrayResource implements ContextResource {

        private final String name;

        NamedResource(String name, byte[] bytes) {
            super(bytes);
            this.name = name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getPathWithinContext() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NamedResource resource
                    && resource.name.equals(name)
                    && Arrays.equals(resource.getByteArray(), getByteArray());
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
