package dev.stopgap.orderbook;

import dev.stopgap.orderbook.Upload.State;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A file whose headers or words nobody knows: a person says what is what, and sees at once what would be stored. */
@Controller
@PreAuthorize("hasAnyAuthority('buyer', 'accountant', 'camunda-admin')")
public class MappingPage {

    private static final int SAMPLES_SHOWN = 3;
    private static final Duration A_MOMENT = Duration.ofMillis(1_500);

    private final Uploads uploads;
    private final UploadRuns runs;
    private final FileLook look;
    private final Guesses guesses;
    private final LearnedWords learned;
    private final Suppliers suppliers;

    MappingPage(
            Uploads uploads,
            UploadRuns runs,
            FileLook look,
            Guesses guesses,
            LearnedWords learned,
            Suppliers suppliers) {
        this.uploads = uploads;
        this.runs = runs;
        this.look = look;
        this.guesses = guesses;
        this.learned = learned;
        this.suppliers = suppliers;
    }

    /** The file's columns with what they may be, and its first rows as they would be stored. */
    @GetMapping("/imports/files/{id}/mapping")
    public String page(@PathVariable long id, Model model, Authentication user, Locale locale) {
        Upload upload = visible(id, user);
        if (upload.state() != State.TO_MAP && upload.state() != State.WAITING) {
            return "redirect:/imports/files/" + id;
        }
        var head = look.head(upload);
        Chosen before = uploads.chosen(id);
        var guessed = guesses.of(upload, head);
        boolean said = before.names().equals(head.names());
        var columns = said
                ? before.columns()
                : guessed.stream()
                        .map(guess -> guess == null ? "" : guess.column())
                        .toList();
        show(upload, head, guessed, new Chosen(head.names(), columns, before.values()), model, locale);
        return "orderbook/mapping";
    }

    /** Takes what the person says: to show it again with the first rows, or to look at the whole file by it. */
    @PostMapping("/imports/files/{id}/mapping")
    public String say(
            @PathVariable long id,
            @RequestParam(defaultValue = "look") String then,
            @RequestParam(defaultValue = "false") boolean remember,
            HttpServletRequest said,
            Model model,
            Authentication user,
            Locale locale) {
        Upload upload = visible(id, user);
        if (upload.state() != State.TO_MAP && upload.state() != State.WAITING) {
            return "redirect:/imports/files/" + id;
        }
        var head = look.head(upload);
        List<String> columns = all(said, "column");
        if (columns.size() != head.names().size()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "import.otherColumns");
        }
        var chosen = new Chosen(head.names(), columns, values(said));
        if (then.equals("look") && look.asStored(upload, chosen, locale).isComplete()) {
            runs.look(id, user.getName(), () -> uploads.choose(id, chosen, remember));
            runs.await(id, A_MOMENT);
            return "redirect:/imports/files/" + id;
        }
        model.addAttribute("asked", then.equals("look"));
        show(upload, head, guesses.of(upload, head), chosen, model, locale);
        return "orderbook/mapping";
    }

    private void show(
            Upload upload,
            FileLook.Head head,
            List<Guesses.@Nullable Guess> guessed,
            Chosen chosen,
            Model model,
            Locale locale) {
        var columns = new ArrayList<FileColumn>();
        for (int i = 0; i < head.names().size(); i++) {
            String column = chosen.columns().get(i);
            var guess = guessed.get(i);
            boolean asGuessed = guess != null && guess.column().equals(column);
            columns.add(new FileColumn(
                    head.names().get(i),
                    head.samples().get(i).stream()
                            .distinct()
                            .limit(SAMPLES_SHOWN)
                            .toList(),
                    column,
                    asGuessed ? guess.why().name() : ""));
        }
        model.addAttribute("upload", upload);
        model.addAttribute("columns", columns);
        model.addAttribute(
                "ours",
                upload.ofKind().columns.stream()
                        .map(column -> new Ours(column.name(), column.required()))
                        .toList());
        var stored = look.asStored(upload, chosen, locale);
        model.addAttribute("stored", stored);
        model.addAttribute("words", words(upload, chosen, stored));
    }

    /** The words with a meaning and those without, in an order that no choice changes. */
    private static List<Word> words(Upload upload, Chosen chosen, FileLook.AsStored stored) {
        var words = new ArrayList<Word>();
        chosen.values().forEach((place, some) -> {
            int dot = place.indexOf('.');
            String column = place.substring(0, dot);
            some.forEach(word -> words.add(new Word(column, codes(upload, column), word, place.substring(dot + 1), 0)));
        });
        stored.words().forEach(word -> words.add(new Word(word.column(), word.codes(), word.word(), "", word.rows())));
        words.sort(Comparator.comparing(Word::column).thenComparing(Word::word));
        return words;
    }

    private static List<String> codes(Upload upload, String column) {
        return upload.ofKind().columns.stream()
                .filter(one -> one.name().equals(column))
                .flatMap(one -> one.codes().stream())
                .toList();
    }

    /** The words that were given a meaning: column and code to words. */
    private static Map<String, List<String>> values(HttpServletRequest said) {
        List<String> columns = all(said, "wordColumn");
        List<String> words = all(said, "word");
        List<String> codes = all(said, "code");
        var values = new HashMap<String, List<String>>();
        for (int i = 0; i < Math.min(columns.size(), Math.min(words.size(), codes.size())); i++) {
            if (!codes.get(i).isEmpty()) {
                values.computeIfAbsent(columns.get(i) + "." + codes.get(i), place -> new ArrayList<>())
                        .add(words.get(i));
            }
        }
        return values;
    }

    private static List<String> all(HttpServletRequest said, String name) {
        String[] values = said.getParameterValues(name);
        return values == null ? List.of() : Arrays.asList(values);
    }

    /** What has been learned so far, to forget it or to write it into the profile. */
    @GetMapping("/imports/words")
    public String words(Model model, Authentication user) {
        var ofSuppliers =
                suppliers.all().stream().map(profile -> learnedOf(profile.supplierId(), ImportsPage.choice(profile)));
        model.addAttribute(
                "learned",
                Stream.concat(ofSuppliers, Stream.of(learnedOf(null, new ImportsPage.Choice("", "自社", "Our own"))))
                        .filter(one -> !one.words().isEmpty())
                        .toList());
        return "orderbook/words";
    }

    /** Forgets one of them. */
    @PostMapping("/imports/words/forget")
    public String forget(
            @RequestParam(defaultValue = "") String supplier,
            @RequestParam String place,
            @RequestParam String word,
            Authentication user) {
        boolean theirs = Kind.of(place.replaceFirst("\\..*$", ""))
                .filter(kind -> ImportRights.mayImport(kind, user))
                .isPresent();
        if (!theirs) {
            throw new Problem(HttpStatus.FORBIDDEN, "import.notYourKind", place);
        }
        learned.forget(supplier.isEmpty() ? null : new SupplierId(supplier), place, word, user.getName());
        return "redirect:/imports/words";
    }

    private Learned learnedOf(@Nullable SupplierId supplier, ImportsPage.Choice choice) {
        return new Learned(choice, learned.of(supplier), learned.asYaml(supplier));
    }

    /** A column of the file: its name, first values, what it is said to be, and by what it was guessed. */
    public record FileColumn(String name, List<String> samples, String column, String why) {}

    /** A column of ours to choose. */
    public record Ours(String name, boolean required) {}

    /** A word of the file in a column of codes: what it means, or empty, and how many of the first rows wait for that. */
    public record Word(String column, List<String> codes, String word, String code, long rows) {}

    /** What was learned of one supplier's files, and the same as lines of its profile. */
    public record Learned(ImportsPage.Choice supplier, List<LearnedWords.Word> words, String yaml) {}

    private Upload visible(long id, Authentication user) {
        return uploads.find(id)
                .filter(upload -> ImportRights.mayRead(upload.kind(), user))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "import.unknown", String.valueOf(id)));
    }
}
