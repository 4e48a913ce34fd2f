package dev.stopgap.watch;

import dev.stopgap.platform.Problem;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The REST calls by which a person sets a reading right. */
@RestController
class CorrectionApi {

    /** In place of a state: the text does not speak of the area. */
    static final String NOT_SPOKEN = "NOT_SPOKEN";

    private final ReadingCorrections corrections;
    private final NoticeStore notices;

    CorrectionApi(ReadingCorrections corrections, NoticeStore notices) {
        this.corrections = corrections;
        this.notices = notices;
    }

    /**
     * What is right.
     *
     * @param state a state, or NOT_SPOKEN
     * @param evidence the sentence, verbatim; may be left out where the reader's own is meant
     * @param planned {@code 2025-12-15}, {@code 2025-12}, {@code 2025-12-01..12-07}; empty: no plan; left out: as read
     * @param revision the area's revision that the person has seen; left out: 0, nobody has corrected it yet
     */
    record Submitted(
            @Nullable String area,
            @Nullable String state,
            @Nullable String evidence,
            @Nullable String planned,
            @Nullable String reason,
            @Nullable Integer revision) {}

    @PostMapping("/api/notices/{id}/corrections")
    @PreAuthorize("hasAnyAuthority('reporter', 'buyer', 'manager')")
    ResponseEntity<Correction> correct(@PathVariable long id, @RequestBody Submitted submitted, Authentication user) {
        known(id);
        var word = new ReadingCorrections.Word(
                area(submitted.area()),
                state(submitted.state()),
                submitted.evidence(),
                submitted.planned(),
                submitted.reason() == null ? "" : submitted.reason(),
                submitted.revision() == null ? 0 : submitted.revision());
        return ResponseEntity.status(HttpStatus.CREATED).body(corrections.correct(id, word, user.getName()));
    }

    @GetMapping("/api/notices/{id}/corrections")
    List<Correction> corrections(@PathVariable long id) {
        known(id);
        return corrections.of(id);
    }

    /** Takes a person's word back. */
    @DeleteMapping("/api/notices/{id}/corrections/{area}")
    @PreAuthorize("hasAnyAuthority('reporter', 'buyer', 'manager')")
    Correction unlock(
            @PathVariable long id,
            @PathVariable String area,
            @RequestParam String reason,
            @RequestParam int revision,
            Authentication user) {
        known(id);
        return corrections.unlock(id, area(area), revision, reason, user.getName());
    }

    private void known(long id) {
        try {
            notices.get(id);
        } catch (NoSuchElementException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "notice.unknown", Long.toString(id));
        }
    }

    static Area area(@Nullable String area) {
        try {
            return Area.valueOf(area == null ? "" : area.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.area", String.valueOf(area));
        }
    }

    static @Nullable AreaState state(@Nullable String state) {
        String name = state == null ? "" : state.strip().toUpperCase(Locale.ROOT);
        if (name.equals(NOT_SPOKEN)) {
            return null;
        }
        try {
            return AreaState.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.state", String.valueOf(state));
        }
    }
}
