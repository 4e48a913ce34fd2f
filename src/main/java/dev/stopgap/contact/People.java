package dev.stopgap.contact;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Service;

/** Who stands behind recipients, for a sender to whom each person's wish matters. */
@Service
public class People {

    private final Directory directory;

    People(Directory directory) {
        this.directory = directory;
    }

    /** The ids of the users behind {@code recipients}, each once, in that order; those who are not users are left out. */
    public List<String> behind(Collection<Recipient> recipients) {
        var users = new LinkedHashSet<String>();
        for (Recipient recipient : recipients) {
            switch (recipient.kind()) {
                case USER -> directory.user(recipient.address()).ifPresent(person -> users.add(person.id()));
                case GROUP -> directory.members(recipient.address()).forEach(person -> users.add(person.id()));
                case MAIL, SUPPLIER -> {}
            }
        }
        return List.copyOf(users);
    }
}
