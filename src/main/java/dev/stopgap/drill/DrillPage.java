package dev.stopgap.drill;

import dev.stopgap.platform.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a drill is, and its reins: pause, speed, the next notice. Everybody who takes part may hold them. */
@Controller
@Profile("drill")
@RequestMapping("/drill")
class DrillPage {

    private static final List<Long> SPEEDS = List.of(600L, 3_600L, 60_000L, 600_000L);

    private final DrillClock clock;
    private final DrillStage stage;
    private final Pace pace;
    private final DrillReports reports;
    private final DrillReportPage reportPage;

    DrillPage(DrillClock clock, DrillStage stage, Pace pace, DrillReports reports, DrillReportPage reportPage) {
        this.clock = clock;
        this.stage = stage;
        this.pace = pace;
        this.reports = reports;
        this.reportPage = reportPage;
    }

    @GetMapping
    String state(Model model) {
        Instant now = clock.now();
        var notices = stage.timeline().notices();
        model.addAttribute(
                "state",
                new DrillState(
                        now,
                        stage.timeline().starts().toInstant(),
                        stage.timeline().ends().toInstant(),
                        clock.isFinished(),
                        pace.isPaused(),
                        pace.speed(),
                        SPEEDS,
                        notices.stream()
                                .filter(notice -> !notice.at().toInstant().isAfter(now))
                                .count(),
                        notices.size(),
                        notices.stream()
                                .map(notice -> notice.at().toInstant())
                                .filter(at -> at.isAfter(now))
                                .findFirst()
                                .orElse(null)));
        return "drill/state";
    }

    @PostMapping("/pause")
    String pause() {
        pace.pause(true);
        return "redirect:/drill";
    }

    @PostMapping("/resume")
    String resume() {
        pace.pause(false);
        return "redirect:/drill";
    }

    @PostMapping("/speed")
    String speed(@RequestParam("speed") long speed) {
        if (speed < 1) {
            throw new Problem(HttpStatus.BAD_REQUEST, "drill.speed", speed);
        }
        pace.speed(speed);
        return "redirect:/drill";
    }

    @PostMapping("/next")
    String next() {
        pace.hurry();
        return "redirect:/drill";
    }

    @GetMapping("/report")
    ResponseEntity<String> report(Locale language) throws IOException {
        var report = reports.now().orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "drill.noCase"));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .body(reportPage.render(report, language));
    }
}
