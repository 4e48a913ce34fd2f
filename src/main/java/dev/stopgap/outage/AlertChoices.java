package dev.stopgap.outage;

import dev.stopgap.reader.Area;
import dev.stopgap.supplier.SupplierId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Of which areas each person wants to hear. Who has chosen nothing hears what its roles hear: all of them. */
@Service
class AlertChoices {

    /** Who may choose: whoever has a role in an outage. */
    static final String THOSE_CONCERNED = "hasAnyAuthority('reporter', 'buyer', 'approver', 'accountant', 'manager')";

    private final JdbcClient db;
    private final Clock clock;

    AlertChoices(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What each person has chosen for {@code supplier}; an empty set is somebody who wants to hear of none. */
    Map<String, Set<Area>> of(SupplierId supplier) {
        var chosen = new LinkedHashMap<String, Set<Area>>();
        db.sql("select person, areas from alert_choice where supplier = :supplier order by person")
                .param("supplier", supplier.value())
                .query((row, number) -> chosen.put(row.getString("person"), areas(row)))
                .list();
        return chosen;
    }

    /** What {@code person} has chosen for {@code supplier}, if it has. */
    Optional<Set<Area>> of(String person, SupplierId supplier) {
        return db.sql("select areas from alert_choice where supplier = :supplier and person = :person")
                .param("supplier", supplier.value())
                .param("person", person)
                .query((row, number) -> areas(row))
                .optional();
    }

    /** From now on {@code person} hears of {@code areas} of {@code supplier} only. */
    @Transactional
    void choose(String person, SupplierId supplier, Collection<Area> areas) {
        db.sql(
                        """
                insert into alert_choice (person, supplier, areas, chosen_at)
                values (:person, :supplier, :areas, :now)
                    on conflict (person, supplier) do update set areas = excluded.areas, chosen_at = excluded.chosen_at
                """)
                .param("person", person)
                .param("supplier", supplier.value())
                .param("areas", areas.stream().map(Area::name).sorted().toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** From now on {@code person} hears again what its roles hear. */
    @Transactional
    void forget(String person, SupplierId supplier) {
        db.sql("delete from alert_choice where person = :person and supplier = :supplier")
                .param("person", person)
                .param("supplier", supplier.value())
                .update();
    }

    private static Set<Area> areas(ResultSet row) throws SQLException {
        Array array = row.getArray("areas");
        var areas = EnumSet.noneOf(Area.class);
        for (Object area : (Object[]) array.getArray()) {
            areas.add(Area.valueOf(area.toString()));
        }
        return areas;
    }
}
