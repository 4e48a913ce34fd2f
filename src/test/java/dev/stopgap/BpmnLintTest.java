package dev.stopgap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Runs bpmnlint over the models; it needs Node, and is skipped with a message where there is none ({@code .ci/run} has it). */
class BpmnLintTest {

    private static final Path TOOL = Path.of("tools/bpmnlint");

    @Test
    void theModelsKeepTheRulesOfBpmnlintAndOfTheEngine() throws Exception {
        if (!hasNode()) {
            assertThat(Boolean.getBoolean("stopgap.browser.required"))
                    .as("Node is required here and is not installed")
                    .isFalse();
            Assumptions.abort(
                    "No Node on this machine: the models are not linted. Install nodejs and npm to lint them.");
        }
        if (!Files.isDirectory(TOOL.resolve("node_modules/bpmnlint"))) {
            var installed = run(TOOL, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            assertThat(installed.code()).as(installed.output()).isZero();
        }
        var lint = run(TOOL, lintCommand());
        assertThat(lint.code()).as(lint.output()).isZero();
    }

    private static List<String> lintCommand() throws IOException {
        var command = new ArrayList<>(List.of("npx", "--no-install", "bpmnlint"));
        try (var models = Files.newDirectoryStream(Path.of("bpmn"), "*.bpmn")) {
            models.forEach(model -> command.add(model.toAbsolutePath().toString()));
        }
        return command;
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return run(Path.of("."), List.of("npx", "--version")).code() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private record Outcome(int code, String output) {}

    private static Outcome run(Path folder, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), output);
    }
}
