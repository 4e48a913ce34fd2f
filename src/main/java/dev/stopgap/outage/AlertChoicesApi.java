package dev.stopgap.outage;

import dev.stopgap.platform.Problem;
import dev.stopgap.reader.Area;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Of which areas I want to hear, over REST. */
@RestController
@RequestMapping("/api/suppliers/{supplier}/alerts")
class AlertChoicesApi {

    private final AlertChoices choices;
    private final Suppliers suppliers;

    AlertChoicesApi(AlertChoices choices, Suppliers suppliers) {
        this.choices = choices;
        this.suppliers = suppliers;
    }

    /**
     * A person's choice.
     *
     * @param chosen whether it has chosen; if not, it hears what its roles hear
     */
    record Choice(boolean chosen, @Nullable List<String> areas) {}

    @GetMapping
    Choice mine(@PathVariable String supplier, Principal me) {
        return choices.of(me.getName(), known(supplier))
                .map(areas -> new Choice(true, areas.stream().map(Area::name).toList()))
                .orElseGet(() -> new Choice(
                        false,
                        EnumSet.allOf(Area.class).stream().map(Area::name).toList()));
    }

    @PutMapping
    @PreAuthorize(AlertChoices.THOSE_CONCERNED)
    Choice choose(@PathVariable String supplier, @RequestBody Choice wanted, Principal me) {
        choices.choose(me.getName(), known(supplier), areas(wanted.areas()));
        return mine(supplier, me);
    }

    @DeleteMapping
    @PreAuthorize(AlertChoices.THOSE_CONCERNED)
    Choice forget(@PathVariable String supplier, Principal me) {
        choices.forget(me.getName(), known(supplier));
        return mine(supplier, me);
    }

    /** The areas of those names; a {@link Problem} names one that is none. */
    static Set<Area> areas(@Nullable List<String> names) {
        return (names == null ? List.<String>of() : names)
                .stream().map(AlertChoicesApi::area).collect(Collectors.toCollection(() -> EnumSet.noneOf(Area.class)));
    }

    private static Area area(String name) {
        try {
            return Area.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "outage.unknownArea",
                    name,
                    EnumSet.allOf(Area.class).stream().map(Area::name).collect(Collectors.joining(", ")));
        }
    }

    private SupplierId known(String id) {
        try {
            var supplier = new SupplierId(id);
            if (suppliers.find(supplier).isPresent()) {
                return supplier;
            }
        } catch (IllegalArgumentException e) {
            // Not even the form of an id: as unknown as any other.
        }
        throw new Problem(HttpStatus.NOT_FOUND, "outage.unknownSupplier", id);
    }
}
