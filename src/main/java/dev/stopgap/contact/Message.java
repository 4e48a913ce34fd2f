package dev.stopgap.contact;

import dev.stopgap.ledger.OutageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to people, from a template.
 *
 * @param template the name of a template in {@code templates/}, such as {@code state-changed}
 * @param recipients who is to get it
 * @param outage the case, if it belongs to one
 * @param supplier the supplier's id, if it belongs to one
 * @param onceFor what it is about, so that nobody is told twice: the same text is not sent again to the same recipient
 * @param acknowledge whether the readers are asked to confirm that it has arrived; while nobody has, they are told by their
 *     further channels as well
 * @param answerBy until when somebody has to have confirmed or answered, or else a person calls; null: nobody is called
 * @param model what the template fills in: strings, numbers, dates, lists and maps of them
 */
public record Message(
        String template,
        List<Recipient> recipients,
        @Nullable OutageId outage,
        @Nullable String supplier,
        String onceFor,
        boolean acknowledge,
        @Nullable Instant answerBy,
        Map<String, Object> model) {}
