package dev.stopgap.contact;

import dev.stopgap.contact.SentMessages.SentMessage;
import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Writes messages out in a reader's language, with the values that every template may use beside those of its sender. */
@Component
class Letters {

    private final LetterTemplates templates;
    private final Suppliers suppliers;
    private final StopgapProperties properties;
    private final boolean drill;

    Letters(LetterTemplates templates, Suppliers suppliers, StopgapProperties properties, Environment environment) {
        this.templates = templates;
        this.suppliers = suppliers;
        this.properties = properties;
        this.drill = environment.acceptsProfiles(Profiles.of("drill"));
    }

    /** The letter for {@code name}, whose answer, if one is awaited, is given on the page of the message when {@code ours}. */
    Letter write(SentMessage message, Locale wanted, String name, boolean ours) {
        Locale language = LetterTemplates.known(wanted);
        Map<String, Object> values = values(message, language);
        values.putIfAbsent("recipientName", name);
        if (ours && message.acknowledge()) {
            values.put("acknowledgeLink", properties.baseUrl() + "/messages/" + message.id());
        }
        Letter letter = templates.render(message.template(), language, values);
        // A value must not begin a new header, however it came to hold a line break.
        String subject = letter.subject().replaceAll("\\p{Cntrl}+", " ");
        return new Letter(drill ? drillMark(language) + subject : subject, letter.body());
    }

    /** The subject in the installation's language, for the ledger and the form. */
    String subject(SentMessage message) {
        Locale language = LetterTemplates.known(properties.language());
        return templates.subject(message.template(), language, values(message, language));
    }

    private Map<String, Object> values(SentMessage message, Locale language) {
        var values = new HashMap<String, Object>();
        values.put("baseUrl", properties.baseUrl().toString());
        values.put("link", properties.baseUrl().toString());
        values.put("drill", drill);
        values.put("messageNumber", Long.toString(message.id()));
        if (message.outage() != null) {
            values.put("outage", message.outage().value());
        }
        if (message.answerBy() != null) {
            values.put("answerBy", message.answerBy().toString());
        }
        if (message.supplier() != null) {
            values.put("supplierName", supplierName(message.supplier(), language));
        }
        values.putAll(message.model());
        return values;
    }

    private String supplierName(String supplier, Locale language) {
        return suppliers
                .find(new SupplierId(supplier))
                .map(profile -> language.equals(Locale.ENGLISH) ? english(profile) : profile.name())
                .orElse(supplier);
    }

    private static String english(SupplierProfile profile) {
        String english = profile.nameEn();
        return english == null ? profile.name() : english;
    }

    private static String drillMark(Locale language) {
        return language.equals(Locale.JAPANESE) ? "【訓練】" : "[DRILL] ";
    }
}
