package dev.stopgap.outage;

import dev.stopgap.contact.SupplierMail;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.watch.AreaStateChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Passes on to those who write letters whether the supplier reads its mail. */
@Component
class MailOfSupplier {

    private final SupplierMail mail;

    MailOfSupplier(SupplierMail mail) {
        this.mail = mail;
    }

    @EventListener
    void on(AreaStateChanged changed) {
        if (changed.area() != Area.EMAIL) {
            return;
        }
        if (changed.to() == AreaState.STOPPED) {
            mail.stopped(changed.supplier(), changed.evidence());
        } else {
            mail.works(changed.supplier());
        }
    }
}
