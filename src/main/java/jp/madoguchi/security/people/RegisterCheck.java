package jp.madoguchi.security.people;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.people.ContractorPerson.Obstacle;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the register says against letting somebody in. */
@Component
class RegisterCheck {
    /** Whose work a contractor does. */
    private static final Set<Role> OF_CONTRACTORS = Set.of(Role.OPERATOR, Role.SUPERVISOR, Role.CONTRACTOR);

    private final PeopleStore store;
    private final Clock clock;
    private final boolean asked;

    RegisterCheck(PeopleStore store, Clock clock, @Value("${madoguchi.register.asked:true}") boolean asked) {
        this.store = store;
        this.clock = clock;
        this.asked = asked;
    }

    Optional<Obstacle> obstacle(PortalUser user) {
        // systems are declared in the realm, and are nobody's employees
        boolean concerned = asked
                && user.roles().stream().anyMatch(OF_CONTRACTORS::contains)
                && !user.name().startsWith(PortalUser.OF_A_SYSTEM);
        if (!concerned) {
            return Optional.empty();
        }
        return store.find(user.name())
                .map(person -> person.obstacle(Tokyo.today(clock), user.organisation()))
                .orElse(Optional.of(Obstacle.UNREGISTERED));
    }
}
