package dev.stopgap.watch;

import dev.stopgap.reader.Reading;
import dev.stopgap.source.Decoding;
import dev.stopgap.source.Incoming;
import dev.stopgap.source.Intake;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import org.springframework.stereotype.Component;

/** What the sources say becomes notices. */
@Component
class NoticeIntake implements Intake {

    private final NoticeStore notices;
    private final Readings readings;

    NoticeIntake(NoticeStore notices, Readings readings) {
        this.notices = notices;
        this.readings = readings;
    }

    @Override
    public boolean take(SupplierId supplier, Incoming text) {
        return notices.store(supplier, text, null).isPresent();
    }

    @Override
    public Reading preview(SupplierProfile profile, Incoming text) {
        boolean html = text.mediaType().equals("text/html");
        return readings.read(
                profile,
                text.tier(),
                text.url(),
                text.fetchedAt(),
                html,
                text.selector(),
                html ? Decoding.of(text.bytes(), text.charset()).text() : text.text());
    }
}
