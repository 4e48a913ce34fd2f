package dev.stopgap.contact;

import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the persons behind the recipients of a message, each once. */
@Component
class AddressBook {

    private final Directory directory;
    private final PersonChannels channels;
    private final Suppliers suppliers;
    private final Locale language;

    AddressBook(Directory directory, PersonChannels channels, Suppliers suppliers, StopgapProperties properties) {
        this.directory = directory;
        this.channels = channels;
        this.suppliers = suppliers;
        this.language = properties.language();
    }

    /** The persons of {@code recipients}, in that order; a group without members and an unknown user give none. */
    List<Addressee> find(List<Recipient> recipients, @Nullable String supplier) {
        var found = new LinkedHashMap<String, Addressee>();
        var orders = channels.orders();
        recipients.stream()
                .flatMap(recipient -> find(recipient, supplier, orders))
                .forEach(addressee -> found.putIfAbsent(addressee.person(), addressee));
        return List.copyOf(found.values());
    }

    private Stream<Addressee> find(Recipient recipient, @Nullable String supplier, Map<String, List<Channel>> orders) {
        return switch (recipient.kind()) {
            case USER -> directory.user(recipient.address()).stream().map(person -> user(person, orders));
            case GROUP -> directory.members(recipient.address()).stream().map(person -> user(person, orders));
            case MAIL ->
                Stream.of(new Addressee(
                        Recipient.Kind.MAIL,
                        key(recipient.address()),
                        recipient.address(),
                        recipient.address(),
                        recipient.address(),
                        language,
                        PersonChannels.usual()));
            case SUPPLIER -> Stream.of(contact(recipient.address(), supplier));
        };
    }

    private static Addressee user(Directory.Person person, Map<String, List<Channel>> orders) {
        String mail = person.mail();
        return new Addressee(
                Recipient.Kind.USER,
                mail == null ? "user " + person.id() : key(mail),
                person.id(),
                person.name(),
                mail,
                person.language(),
                orders.getOrDefault(person.id(), PersonChannels.usual()));
    }

    private Addressee contact(String contact, @Nullable String supplier) {
        if (supplier == null) {
            throw new IllegalArgumentException(
                    "A message to the contact \"" + contact + "\" of a supplier has to name the supplier");
        }
        String name = suppliers
                .find(new SupplierId(supplier))
                .map(SupplierProfile::name)
                .orElse(supplier);
        var known = contact(new SupplierId(supplier), contact);
        String mail = known.map(SupplierProfile.Contact::mail).orElse(null);
        String person = known.map(SupplierProfile.Contact::name).orElse(null);
        return new Addressee(
                Recipient.Kind.SUPPLIER,
                mail == null ? "supplier " + supplier + " " + contact : key(mail),
                contact,
                person == null ? name : name + " " + person,
                mail,
                language,
                PersonChannels.usual());
    }

    /** The supplier's contact of that name, if its profile has one. */
    Optional<SupplierProfile.Contact> contact(SupplierId supplier, String contact) {
        return suppliers
                .find(supplier)
                .flatMap(profile -> Optional.ofNullable(profile.contacts().get(contact)));
    }

    private static String key(String mail) {
        return mail.toLowerCase(Locale.ROOT);
    }

    /**
     * A person to whom a message is to be brought.
     *
     * @param person who it is, however addressed: its mail address, or where there is none its user or contact
     * @param who the user's id, the name of the supplier's contact, or the mail address as it was given
     * @param mail its mail address, if it has one
     * @param channels by which it wants to hear, in that order
     */
    record Addressee(
            Recipient.Kind kind,
            String person,
            String who,
            String name,
            @Nullable String mail,
            Locale language,
            List<Channel> channels) {}
}
