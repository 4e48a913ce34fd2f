package dev.stopgap.contact;

import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether suppliers read their mail at present. While one does not, what is to be told it is told by a person, by telephone
 * or FAX: mails into a dead mailbox would look like mails that have arrived.
 */
@Service
public class SupplierMail {

    private final JdbcClient db;
    private final Clock clock;

    SupplierMail(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * The supplier does not receive mail until further notice.
     *
     * @param because the sentence that says so; callers see it
     */
    @Transactional
    public void stopped(SupplierId supplier, String because) {
        db.sql(
                        """
                insert into supplier_mail_stop (supplier, since, because)
                values (:supplier, :now, :because)
                on conflict (supplier) do update set because = excluded.because
                """)
                .param("supplier", supplier.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("because", because)
                .update();
    }

    /** The supplier receives mail again. */
    @Transactional
    public void works(SupplierId supplier) {
        db.sql("delete from supplier_mail_stop where supplier = :supplier")
                .param("supplier", supplier.value())
                .update();
    }

    /** Why the supplier gets no mail, if it gets none. */
    Optional<String> stop(String supplier) {
        return db.sql("select because from supplier_mail_stop where supplier = :supplier")
                .param("supplier", supplier)
                .query(String.class)
                .optional();
    }
}
