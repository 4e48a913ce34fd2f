package dev.stopgap.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a form shows beside plain values: short tables and choices, as JSON variables, and yen as a person reads them. */
@Component
public class FormTables {

    private final ObjectMapper json;
    private final MessageSource words;
    private final Locale language;

    FormTables(ObjectMapper json, MessageSource words, StopgapProperties properties) {
        this.json = json;
        this.words = words;
        this.language = properties.language();
    }

    /** The word of the bundles for {@code key}, in the language of the forms. */
    public String word(String key) {
        return words.getMessage(key, null, language);
    }

    /** A variable that a form's {@code table} or choice reads: few rows, each a map or record. */
    public TypedValue rows(Collection<?> rows) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(rows)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A form's table is made of strings and numbers: " + rows, e);
        }
    }

    /** {@code ¥1,284,300}. */
    public static String yen(BigDecimal amount) {
        return "¥%,d".formatted(amount.setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }

    /** A number without trailing zeros. */
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
