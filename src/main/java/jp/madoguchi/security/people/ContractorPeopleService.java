package jp.madoguchi.security.people;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.CellGuard;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.people.ContractorPerson.Obstacle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of contractors' people. Nobody is taken out of it: who has left has a last day. */
@Service
public class ContractorPeopleService {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ORGANISATION = 60;
    private static final int LONGEST_TEXT = 200;

    private final PeopleStore store;
    private final CurrentUser currentUser;
    private final CellGuard guard;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContractorPeopleService(
            PeopleStore store,
            CurrentUser currentUser,
            CellGuard guard,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.currentUser = currentUser;
        this.guard = guard;
        this.events = events;
        this.clock = clock;
    }

    /** A person and what stands against letting them in today. */
    public record Registered(
            ContractorPerson person, @Nullable Obstacle obstacle) {}

    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<Registered> all() {
        return store.all().stream()
                .map(person -> new Registered(
                        person,
                        person.obstacle(Tokyo.today(clock), person.organisation())
                                .orElse(null)))
                .toList();
    }

    /**
     * Enters somebody, with version 0, or changes what is said of them.
     *
     * @throws RejectedException where something is missing or too long, the last day lies before the first, the name is
     *     taken, somebody else has changed it meanwhile, or it is about the user's own name
     */
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public void save(ContractorPerson person) {
        ContractorPerson clean = checked(person);
        String me = currentUser.require().name();
        if (clean.userName().equals(me)) {
            throw new RejectedException("userName", MessageText.of("security.people.own"));
        }
        Optional<ContractorPerson> before = store.find(clean.userName());
        if (clean.version() == 0) {
            if (before.isPresent()) {
                throw taken(clean);
            }
            try {
                store.insert(clean, me, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            } catch (DuplicateKeyException e) {
                // another administrator has entered it in the same moment
                throw taken(clean);
            }
        } else if (before.isEmpty() || !store.update(clean, me, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            throw new RejectedException(MessageText.of("security.people.changed"));
        }
        events.publishEvent(new PersonRegistered(before.orElse(null), clean));
        events.publishEvent(new RegisterChanged());
    }

    private static RejectedException taken(ContractorPerson person) {
        return new RejectedException("userName", MessageText.of("security.people.taken", person.userName()));
    }

    private ContractorPerson checked(ContractorPerson person) {
        if (person.tier() < 1 || person.tier() > ContractorPerson.DEEPEST) {
            throw new RejectedException("tier", MessageText.of("security.people.tierRange", ContractorPerson.DEEPEST));
        }
        if (person.endsOn().isBefore(person.startsOn())) {
            throw new RejectedException("endsOn", MessageText.of("security.people.endsEarly"));
        }
        String approval = person.approval() == null || person.approval().isBlank()
                ? null
                : text("approval", person.approval(), LONGEST_TEXT);
        return new ContractorPerson(
                text("userName", person.userName(), LONGEST_NAME),
                text("employer", person.employer(), LONGEST_TEXT),
                text("organisation", person.organisation(), LONGEST_ORGANISATION),
                person.tier(),
                approval,
                person.startsOn(),
                person.endsOn(),
                person.version());
    }

    private String text(String field, String given, int longest) {
        String text = given.strip();
        if (text.isEmpty()) {
            throw new RejectedException(field, MessageText.of("security.people.missing"));
        }
        if (text.length() > longest) {
            throw new RejectedException(field, MessageText.of("security.people.tooLong", longest));
        }
        if (guard.mustNotBeStored(text)) {
            throw new RejectedException(field, MessageText.of("security.people.cardNumber"));
        }
        return text;
    }
}
