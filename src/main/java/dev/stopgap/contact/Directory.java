package dev.stopgap.contact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who our people are. */
interface Directory {

    /** The user of that id, if there is one. */
    Optional<Person> user(String id);

    /** The members of a group, in the order of their ids. */
    List<Person> members(String group);

    /** The telephone number of a user, if it is known. */
    Optional<String> phone(String user);

    /**
     * One of our users.
     *
     * @param mail its mail address, if it has one
     * @param language in which it wants to be written to
     */
    record Person(String id, String name, @Nullable String mail, Locale language) {}
}
