package dev.stopgap.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.supplier.Tier;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The notices in which a person has set something right, as labelled examples: one line of JSON each, beside the texts, in the
 * form of the reader's own examples. So its tests grow with its use. Names of people are left out.
 */
@Service
class Labels {

    private static final String SELECT =
            """
            select n.id, n.supplier, n.tier, n.url, n.channel, n.text, n.stated_at,
                   coalesce((select json_object_agg(r.area, json_build_array(r.state) order by r.area)
                               from area_reading r
                              where r.notice = n.id and r.known_until = 'infinity' and r.state <> 'UNKNOWN'), '{}') as areas,
                   coalesce((select json_object_agg(r.area,
                                                    case when r.planned_to is null or r.planned_to = r.planned_from
                                                              then r.planned_from
                                                         when left(r.planned_to, 5) = left(r.planned_from, 5)
                                                              then r.planned_from || '..' || substr(r.planned_to, 6)
                                                         else r.planned_from || '..' || r.planned_to
                                                    end order by r.area)
                               from area_reading r
                              where r.notice = n.id and r.known_until = 'infinity'
                                and r.planned_from is not null), '{}') as planned,
                   (select string_agg(c.area || ': ' || coalesce(c.from_state, '-') || ' > ' || coalesce(c.to_state, '-')
                                      || ' (' || c.reason || ')', '; ' order by c.id)
                      from area_correction c
                     where c.notice = n.id and c.kind = 'CORRECTED'
                       and not exists (select 1
                                         from area_correction later
                                        where later.notice = c.notice and later.area = c.area
                                          and later.revision > c.revision)) as note,
                   not exists (select 1
                                 from area_reading r
                                where r.notice = n.id and r.known_until = 'infinity' and r.read_by is null) as by_people
              from notice n
             where (? = '' or n.supplier = ?)
               and exists (select 1
                             from area_correction c
                            where c.notice = n.id and c.kind = 'CORRECTED'
                              and not exists (select 1
                                                from area_correction later
                                               where later.notice = c.notice and later.area = c.area
                                                 and later.revision > c.revision))
             order by n.id
            """;

    private final JdbcTemplate db;
    private final ObjectMapper json;

    Labels(JdbcTemplate db, ObjectMapper json) {
        this.db = new JdbcTemplate(Objects.requireNonNull(db.getDataSource()));
        // PostgreSQL streams only inside a transaction and with a fetch size.
        this.db.setFetchSize(50);
        this.json = json;
    }

    /** The labels alone, of one supplier or, where {@code supplier} is empty, of all. */
    @Transactional(readOnly = true)
    void writeLines(String supplier, OutputStream to) {
        each(supplier, row -> write(to, label(row)));
    }

    /** The labels with the texts that they are about, as a ZIP to be unpacked beside the reader's own examples. */
    @Transactional(readOnly = true)
    void writeZip(String supplier, OutputStream to) throws IOException {
        var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        begin(zip, "labels.jsonl");
        each(supplier, row -> write(zip, label(row)));
        each(supplier, row -> {
            begin(zip, file(row));
            write(zip, text(row));
        });
        zip.finish();
    }

    private void each(String supplier, RowCallbackHandler row) {
        db.query(SELECT, row, supplier, supplier);
    }

    private static void begin(ZipOutputStream zip, String name) {
        try {
            zip.putNextEntry(new ZipEntry(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream to, String text) {
        try {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String label(ResultSet row) throws SQLException {
        ObjectNode label = json.createObjectNode();
        label.put("file", file(row));
        label.put("supplier", row.getString("supplier"));
        label.put("date", day(row).toString());
        label.put("tier", row.getString("tier"));
        label.put("quotes_official", row.getString("tier").equals(Tier.OFFICIAL.name()));
        // Where the reader's own word stands beside a person's, nobody has looked at it for certain.
        label.put("confidence", row.getBoolean("by_people") ? "high" : "medium");
        try {
            label.set("areas", json.readTree(row.getString("areas")));
            label.set("planned", json.readTree(row.getString("planned")));
            label.put("note", row.getString("note"));
            return json.writeValueAsString(label) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(ResultSet row) throws SQLException {
        String url = row.getString("url");
        return "url: " + (url == null ? "" : url) + "\ndate: " + day(row) + "\nkind: "
                + row.getString("channel").toLowerCase(Locale.ROOT) + "\norg: " + row.getString("supplier") + "\n---\n"
                + row.getString("text") + "\n";
    }

    private static String file(ResultSet row) throws SQLException {
        return String.format(
                Locale.ROOT,
                "%06d-%s-%02d%02d.txt",
                row.getLong("id"),
                row.getString("supplier"),
                day(row).getMonthValue(),
                day(row).getDayOfMonth());
    }

    private static LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("stated_at", OffsetDateTime.class)
                .atZoneSameInstant(BusinessTime.ZONE)
                .toLocalDate();
    }
}
