package jp.madoguchi.security.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Registers those of the demo's users who work for a contractor. Their term outlasts whatever day the demo stands on. */
@Component
@Profile("demo & !test")
class DemoPeople implements ApplicationRunner {
    private final DemoUsers users;
    private final PeopleStore store;
    private final Clock clock;

    DemoPeople(DemoUsers users, PeopleStore store, Clock clock) {
        this.users = users;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (PortalUser user : users.everybody()) {
            String organisation = user.organisation();
            boolean ofContractor =
                    user.roles().stream().anyMatch(List.of(Role.OPERATOR, Role.SUPERVISOR, Role.CONTRACTOR)::contains);
            if (ofContractor && organisation != null && store.find(user.name()).isEmpty()) {
                boolean callCenter = organisation.equals("call-center");
                store.insert(
                        new ContractorPerson(
                                user.name(),
                                callCenter ? "みなみコールサービス株式会社" : "株式会社みなみ旅行",
                                organisation,
                                callCenter ? 2 : 1,
                                "再委託承認 令4-12",
                                LocalDate.of(2022, 4, 1),
                                LocalDate.of(2099, 3, 31),
                                0),
                        "demo",
                        clock.instant());
            }
        }
    }
}
