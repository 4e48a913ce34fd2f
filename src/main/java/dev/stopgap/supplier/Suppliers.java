package dev.stopgap.supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.stopgap.platform.StartupFailure;
import dev.stopgap.platform.StopgapProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The suppliers' profiles, read at the start from {@code stopgap.suppliers-dir}. */
@Service
public class Suppliers {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private final Path folder;
    private final Map<String, SupplierProfile> profiles;

    Suppliers(StopgapProperties properties) {
        this.folder = properties.suppliersDir();
        this.profiles = read(properties.suppliersDir());
    }

    /** The profile of {@code supplier}, if it has one. */
    public Optional<SupplierProfile> find(SupplierId supplier) {
        return Optional.ofNullable(profiles.get(supplier.value()));
    }

    /** The profile of {@code supplier}; {@link NoSuchElementException} where it has none. */
    public SupplierProfile get(SupplierId supplier) {
        return find(supplier)
                .orElseThrow(() -> new NoSuchElementException("There is no profile suppliers/" + supplier + ".yaml"));
    }

    /** All profiles, by id. */
    public Collection<SupplierProfile> all() {
        return profiles.values();
    }

    /** Looks at the profile's file as it lies there now, in words of {@code wanted}; it is taken over at the next start only. */
    public ProfileLook look(SupplierId supplier, Locale wanted) {
        Locale language = wanted.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
        Path file = folder.resolve(supplier + ".yaml");
        try {
            var written = YAML.readValue(file.toFile(), ProfileFile.class);
            List<ProfileLook.Finding> findings;
            try (var reader = Files.newBufferedReader(file)) {
                findings = new ProfileCheck(file, new YamlLines(reader), language).findings(written);
            }
            boolean changed = findings.isEmpty() && !written.profile().equals(profiles.get(supplier.value()));
            return new ProfileLook(file.toString(), findings, ProfileGaps.of(written), changed);
        } catch (JsonProcessingException e) {
            var finding = ProfileCheck.finding(language, line(file, e), "", "unread", e.getOriginalMessage());
            return new ProfileLook(file.toString(), List.of(finding), List.of(), true);
        } catch (IOException e) {
            var finding = ProfileCheck.finding(language, 1, "", "noFile", String.valueOf(e.getMessage()));
            return new ProfileLook(file.toString(), List.of(finding), List.of(), true);
        }
    }

    private static Map<String, SupplierProfile> read(Path directory) {
        var read = new TreeMap<String, SupplierProfile>();
        try (var files = Files.newDirectoryStream(directory, "*.yaml")) {
            for (Path file : files) {
                var profile = readFile(file);
                String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
                if (!name.equals(profile.id())) {
                    throw new StartupFailure(
                            file + ": its id is \"" + profile.id() + "\".",
                            "Write \"id: " + name + "\", or name the file " + profile.id() + ".yaml.",
                            null);
                }
                read.put(name, profile);
            }
            return read;
        } catch (IOException e) {
            throw new StartupFailure(
                    "The folder of supplier profiles \"" + directory + "\" cannot be read: " + e.getMessage(),
                    "Set stopgap.suppliers-dir to the folder that holds them.",
                    e);
        }
    }

    static SupplierProfile readFile(Path file) {
        try {
            var written = YAML.readValue(file.toFile(), ProfileFile.class);
            try (var reader = Files.newBufferedReader(file)) {
                new ProfileCheck(file, new YamlLines(reader), Locale.ENGLISH).check(written);
            }
            return written.profile();
        } catch (JsonProcessingException e) {
            throw new StartupFailure(
                    file + ", line " + line(file, e) + ": " + e.getOriginalMessage(),
                    "Mend that line; docs/supplier.md lists every key of a profile.",
                    e);
        } catch (IOException e) {
            throw new StartupFailure(
                    file + " cannot be read: " + e.getMessage(), "Check that the file may be read by this user.", e);
        }
    }

    // The parser has read on when it complains of a key: where the key stands is what helps.
    private static int line(Path file, JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String path = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("."));
            try (var reader = Files.newBufferedReader(file)) {
                return new YamlLines(reader).of(path);
            } catch (IOException unreadable) {
                return 1;
            }
        }
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }
}
