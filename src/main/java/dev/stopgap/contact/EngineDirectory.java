package dev.stopgap.contact;

import dev.stopgap.platform.StopgapProperties;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Our people are the engine's users; language and telephone are their attributes {@code language} and {@code phone}. */
@Component
class EngineDirectory implements Directory {

    private static final String LANGUAGE = "language";
    private static final String PHONE = "phone";

    private final IdentityService identity;
    private final EngineAccess engine;
    private final Locale language;

    EngineDirectory(IdentityService identity, EngineAccess engine, StopgapProperties properties) {
        this.identity = identity;
        this.engine = engine;
        this.language = properties.language();
    }

    @Override
    public Optional<Person> user(String id) {
        return engine.asTheSystem(
                () -> Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
                        .map(this::person));
    }

    @Override
    public List<Person> members(String group) {
        return engine.asTheSystem(
                () -> identity.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
                        .map(this::person)
                        .toList());
    }

    @Override
    public Optional<String> phone(String user) {
        return engine.asTheSystem(() -> Optional.ofNullable(identity.getUserInfo(user, PHONE)));
    }

    private Person person(User user) {
        String name = Stream.of(user.getLastName(), user.getFirstName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        String mail = user.getEmail();
        String own = identity.getUserInfo(user.getId(), LANGUAGE);
        return new Person(
                user.getId(),
                name.isEmpty() ? user.getId() : name,
                mail == null || mail.isBlank() ? null : mail.strip(),
                own == null ? language : Locale.forLanguageTag(own));
    }
}
