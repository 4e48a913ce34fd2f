package dev.stopgap.source;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.SupplierProfile.Source;
import dev.stopgap.supplier.Suppliers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Where suppliers' states are read: what their profiles say, and what administrators have added. */
@Service
public class Sources {

    private final Suppliers suppliers;
    private final AddedSources added;

    Sources(Suppliers suppliers, AddedSources added) {
        this.suppliers = suppliers;
        this.added = added;
    }

    /** The sources of {@code profile}, in its order, then the added ones. An added one whose id the profile has as well is not used. */
    public List<Source> of(SupplierProfile profile) {
        return together(profile, added.of(profile.supplierId()));
    }

    private static List<Source> together(SupplierProfile profile, List<AddedSources.Added> added) {
        var all = new ArrayList<>(profile.sources());
        added.stream()
                .map(AddedSources.Added::source)
                .filter(source -> named(profile.sources(), source.id()).isEmpty())
                .forEach(all::add);
        return all;
    }

    private static Optional<Source> named(List<Source> sources, String id) {
        return sources.stream().filter(source -> source.id().equals(id)).findFirst();
    }

    Optional<Source> find(SupplierProfile profile, String id) {
        return named(of(profile), id);
    }

    /** What tells a source from all others. */
    record Key(SupplierId supplier, String id) {}

    /** A source and the profile to which it belongs. */
    record Known(SupplierProfile profile, Source source) {

        Key key() {
            return new Key(profile.supplierId(), source.id());
        }
    }

    /** Every source, by one statement. */
    Map<Key, Known> all() {
        Map<SupplierId, List<AddedSources.Added>> bySupplier =
                added.all().stream().collect(Collectors.groupingBy(AddedSources.Added::supplier));
        var all = new LinkedHashMap<Key, Known>();
        for (SupplierProfile profile : suppliers.all()) {
            for (Source source : together(profile, bySupplier.getOrDefault(profile.supplierId(), List.of()))) {
                var known = new Known(profile, source);
                all.put(known.key(), known);
            }
        }
        return all;
    }

    Optional<Known> find(Key key) {
        return suppliers.find(key.supplier()).flatMap(profile -> find(profile, key.id())
                .map(source -> new Known(profile, source)));
    }
}
