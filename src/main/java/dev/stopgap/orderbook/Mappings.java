package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is known of a supplier's files: its profile first, then what people have taught us. */
@Component
class Mappings {

    private final Suppliers suppliers;
    private final LearnedWords learned;

    Mappings(Suppliers suppliers, LearnedWords learned) {
        this.suppliers = suppliers;
        this.learned = learned;
    }

    /** The mapping of that supplier's files, or of our own ones. */
    Mapping of(@Nullable SupplierId supplier, Kind kind, Chosen chosen) {
        return new Mapping(kind, imports(supplier, kind, chosen), chosen, false);
    }

    /** The same for a first look: whatever has as many columns as we need will do. */
    Mapping draft(@Nullable SupplierId supplier, Kind kind, Chosen chosen) {
        return new Mapping(kind, imports(supplier, kind, chosen), chosen, true);
    }

    /** Without what people have taught us: the canonical names and the profile. */
    Mapping untaught(@Nullable SupplierId supplier, Kind kind) {
        return new Mapping(kind, profile(supplier));
    }

    private SupplierProfile.@Nullable Imports profile(@Nullable SupplierId supplier) {
        return supplier == null
                ? null
                : suppliers.find(supplier).map(SupplierProfile::imports).orElse(null);
    }

    private SupplierProfile.Imports imports(@Nullable SupplierId supplier, Kind kind, Chosen chosen) {
        var profile = profile(supplier);
        var headers = new TreeMap<String, List<String>>();
        var values = new TreeMap<String, List<String>>();
        if (profile != null) {
            headers.putAll(profile.headers());
            values.putAll(profile.values());
        }
        Mapping untaught = untaught(supplier, kind);
        for (var word : learned.of(supplier, kind)) {
            // The profile comes first, also where it knows the word as another column.
            if (!word.isHeader()) {
                add(values, word.place(), word.word());
            } else if (untaught.column(word.word()) == null) {
                add(headers, word.place(), word.word());
            }
        }
        chosen.values()
                .forEach((place, words) -> words.forEach(word -> add(values, kind.fileName() + "." + place, word)));
        return new SupplierProfile.Imports(
                headers,
                values,
                profile == null ? List.of() : profile.datePatterns(),
                profile == null ? null : profile.encoding());
    }

    private static void add(Map<String, List<String>> words, String place, String word) {
        var more = new ArrayList<>(words.getOrDefault(place, List.of()));
        more.add(word);
        words.put(place, more);
    }
}
