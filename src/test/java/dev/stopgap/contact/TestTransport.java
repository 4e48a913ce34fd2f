package dev.stopgap.contact;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Stands between the application and the way its mails leave, in tests: usually it lets everything through. */
@Primary
@Component
class TestTransport implements MailTransport {

    private final MailTransport usual;
    private final List<Mail> handed = new ArrayList<>();
    private MailTransport way;

    TestTransport(MailTransport mailTransport) {
        this.usual = mailTransport;
        this.way = mailTransport;
    }

    @Override
    public void send(Mail mail) {
        way.send(mail);
        handed.add(mail);
    }

    void lead(MailTransport other) {
        way = other;
    }

    void leadAsUsual() {
        way = usual;
        handed.clear();
    }

    List<Mail> handed() {
        return handed;
    }
}
