package dev.stopgap.orderbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.orderbook.Upload.State;
import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.supplier.SupplierId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of files that came by the browser: a row each, and the file in the data directory; forgotten after a day. */
@Component
class Uploads {

    private static final String ENDING = ".upload";
    private static final Duration KEPT = Duration.ofDays(1);

    private final Path folder;
    private final JdbcClient db;
    private final ObjectMapper json;
    private final Clock clock;

    Uploads(StopgapProperties properties, JdbcClient db, ObjectMapper json, Clock clock) {
        this.folder = properties.data("imports");
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps {@code received}, to be looked at next; returns its number. */
    long add(@Nullable SupplierId supplier, Kind kind, String fileName, Path received, String user) throws IOException {
        long id = db.sql(
                        """
                insert into import_upload (supplier, kind, file_name, bytes, state, received_by, received_at)
                values (nullif(:supplier, ''), :kind, :file, :bytes, 'LOOKING', :user, :now)
                returning id
                """)
                .param("supplier", supplier == null ? "" : supplier.value())
                .param("kind", kind.fileName())
                .param("file", Imports.shown(fileName))
                .param("bytes", Files.size(received))
                .param("user", user)
                .param("now", now())
                .query(Long.class)
                .single();
        Files.move(received, file(id), StandardCopyOption.REPLACE_EXISTING);
        return id;
    }

    Path file(long id) {
        return folder.resolve(id + ENDING);
    }

    Optional<Upload> find(long id) {
        return db.sql("select * from import_upload where id = :id")
                .param("id", id)
                .query((row, number) -> upload(row))
                .optional();
    }

    /** The upload that became import {@code id}. */
    Optional<Upload> ofImport(long id) {
        return db.sql("select * from import_upload where stored = :id")
                .param("id", id)
                .query((row, number) -> upload(row))
                .optional();
    }

    /** What a person has said of its columns and words. */
    Chosen chosen(long id) {
        return db.sql("select chosen from import_upload where id = :id and chosen is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(text -> read(text, new TypeReference<Chosen>() {}))
                .orElse(Chosen.NOTHING);
    }

    /** Takes what a person says of its columns and words; it is looked at next. */
    boolean choose(long id, Chosen chosen, boolean remember) {
        return db.sql(
                                """
                update import_upload
                   set state = 'LOOKING', chosen = :chosen::json, remember = :remember, problem = null, problem_details = null
                 where id = :id and state in ('TO_MAP', 'WAITING')
                """)
                        .param("id", id)
                        .param("chosen", write(chosen))
                        .param("remember", remember)
                        .update()
                == 1;
    }

    /** From one of {@code from} to {@code to}; false if it was in none of them: somebody else was faster. */
    boolean move(long id, State to, State... from) {
        return db.sql("update import_upload set state = :to where id = :id and state = any(:from)")
                        .param("id", id)
                        .param("to", to.name())
                        .param("from", Arrays.stream(from).map(Enum::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** The same by a person's decision. */
    boolean decide(long id, State to, String user, State... from) {
        return db.sql(
                                """
                update import_upload
                   set state = :to, decided_by = :user, decided_at = :now
                 where id = :id and state = any(:from)
                """)
                        .param("id", id)
                        .param("to", to.name())
                        .param("user", user)
                        .param("now", now())
                        .param("from", Arrays.stream(from).map(Enum::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Notes what a look has found; false if it was given up meanwhile. */
    boolean looked(long id, long dryRun) {
        return db.sql(
                                "update import_upload set state = 'WAITING', looked = :import where id = :id and state = 'LOOKING'")
                        .param("id", id)
                        .param("import", dryRun)
                        .update()
                == 1;
    }

    /** Notes what it became; false if it was given up meanwhile. */
    boolean stored(long id, long done) {
        return db.sql(
                                "update import_upload set state = 'STORED', stored = :import where id = :id and state = 'STORING'")
                        .param("id", id)
                        .param("import", done)
                        .update()
                == 1;
    }

    void unreadable(long id, State state, UnreadableFile why) {
        db.sql(
                        """
                update import_upload
                   set state = :state, problem = :problem, problem_details = :details::json
                 where id = :id and state in ('LOOKING', 'STORING')
                """)
                .param("id", id)
                .param("state", state.name())
                .param("problem", why.code())
                .param(
                        "details",
                        write(why.details().stream().map(String::valueOf).toList()))
                .update();
    }

    /** Deletes the file, and what a look had kept of its rows. */
    @Transactional
    public void drop(long id) throws IOException {
        var looked = db.sql("select looked from import_upload where id = :id and looked is not null and stored is null")
                .param("id", id)
                .query(Long.class)
                .optional();
        if (looked.isPresent()) {
            db.sql("update import_upload set looked = null where id = :id")
                    .param("id", id)
                    .update();
            forgetDryRun(looked.get());
        }
        Files.deleteIfExists(file(id));
    }

    /** A dry run that another look has taken the place of. */
    @Transactional
    public void forgetDryRun(long id) {
        for (String rows : List.of("import_refusal", "import_change", "import_finding")) {
            db.sql("delete from %s where import_id = :id".formatted(rows))
                    .param("id", id)
                    .update();
        }
        db.sql("delete from import where id = :id and dry_run").param("id", id).update();
    }

    /** Forgets what nobody has gone on with for a day. */
    void forgetOld() throws IOException {
        var old = db.sql(
                        """
                update import_upload
                   set state = 'FORGOTTEN'
                 where state in ('TO_MAP', 'WAITING', 'INTERRUPTED', 'FAILED') and received_at < :before
                returning id
                """)
                .param("before", now().minus(KEPT))
                .query(Long.class)
                .list();
        for (long id : old) {
            drop(id);
        }
    }

    /** Something of ours broke; {@code problem} says what, if it is known. */
    void failed(long id, @Nullable String problem) {
        db.sql(
                        """
                update import_upload
                   set state = 'FAILED', problem = nullif(:problem, ''), problem_details = '[]'
                 where id = :id and state in ('LOOKING', 'STORING')
                """)
                .param("id", id)
                .param("problem", problem == null ? "" : problem)
                .update();
    }

    /**
     * Says what the last stop of this server has interrupted, those whose file lies here, and deletes the files that nobody
     * will go on with.
     */
    void sweep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                long id = Long.parseLong(file.getFileName().toString().replace(ENDING, ""));
                move(id, State.INTERRUPTED, State.LOOKING, State.STORING);
                if (find(id).filter(upload -> upload.state().mayGoOn()).isEmpty()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Upload upload(ResultSet row) throws SQLException {
        String details = row.getString("problem_details");
        var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Upload(
                row.getLong("id"),
                row.getString("supplier"),
                row.getString("kind"),
                row.getString("file_name"),
                row.getLong("bytes"),
                State.valueOf(row.getString("state")),
                row.getObject("looked", Long.class),
                row.getObject("stored", Long.class),
                row.getString("problem"),
                details == null ? List.of() : read(details, new TypeReference<List<String>>() {}),
                row.getBoolean("remember"),
                row.getString("received_by"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
