package dev.stopgap.triage;

import dev.stopgap.platform.Problem;
import dev.stopgap.triage.Overrules.Lines;
import java.security.Principal;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A decision package for its approver's form: its head, its lines page by page, and departures from the proposal. */
@RestController
@RequestMapping("/api/packages/{id}")
class PackageApi {

    private static final int MOST_LINES = 200;

    private final PackageHeads heads;
    private final PackageLines lines;
    private final Overrules overrules;

    PackageApi(PackageHeads heads, PackageLines lines, Overrules overrules) {
        this.heads = heads;
        this.lines = lines;
        this.overrules = overrules;
    }

    @GetMapping
    PackageHead head(@PathVariable String id, Principal reader) {
        return find(id, reader);
    }

    @GetMapping("/lines")
    PackageLines.Page lines(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            Principal reader) {
        find(id, reader);
        try {
            return lines.page(id(id), q, LineFilter.of(filter), after, Math.max(1, Math.min(limit, MOST_LINES)));
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "triage.unknownCursor");
        }
    }

    /** Which lines are to become what, and why. */
    record Wish(
            int revision,
            @Nullable String orderNo,
            @Nullable String lineNo,
            @Nullable String q,
            @Nullable String filter,
            @Nullable String conclusion,
            @Nullable String reason) {

        Lines lines() {
            return new Lines(orderNo, lineNo, q, LineFilter.of(filter));
        }
    }

    /** Departs from the proposal: on one line, or on all that a search finds. */
    @PutMapping("/lines")
    Overrules.Result overrule(@PathVariable String id, @RequestBody Wish wish, Principal user) {
        return overrules.overrule(
                id(id),
                wish.revision(),
                wish.lines(),
                conclusion(wish.conclusion()),
                wish.reason() == null ? "" : wish.reason(),
                user.getName());
    }

    /** Goes back to the proposal: on one line, or on all that a search finds. */
    @DeleteMapping("/lines")
    Overrules.Result takeBack(
            @PathVariable String id,
            @RequestParam int revision,
            @RequestParam(required = false) @Nullable String orderNo,
            @RequestParam(required = false) @Nullable String lineNo,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String filter,
            Principal user) {
        return overrules.takeBack(
                id(id), revision, new Lines(orderNo, lineNo, q, LineFilter.of(filter)), user.getName());
    }

    private PackageHead find(String id, Principal reader) {
        try {
            return heads.head(id(id), reader.getName());
        } catch (NoSuchElementException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "triage.unknownPackage", id);
        }
    }

    private static PackageId id(String id) {
        try {
            return PackageId.of(id);
        } catch (NumberFormatException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "triage.unknownPackage", id);
        }
    }

    private static Conclusion conclusion(@Nullable String name) {
        return Arrays.stream(Conclusion.values())
                .filter(conclusion -> conclusion.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "triage.unknownConclusion", String.valueOf(name)));
    }
}
