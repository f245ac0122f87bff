package jp.madoguchi.security.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.security.people.ContractorPerson.Obstacle;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TableCounts;
import jp.madoguchi.testing.ViewTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class RegisterTest extends ViewTest {
    private static final LocalDate TODAY = LocalDate.of(2022, 8, 4);

    @Autowired
    ContractorPeopleService people;

    @Autowired
    PeopleStore store;

    @Autowired
    Clock clock;

    @Test
    @Assures("H2")
    void whoeverIsNotInOrderIsNotLetIn() {
        RegisterCheck check = new RegisterCheck(store, clock, true);
        assertThat(Tokyo.today(clock)).isEqualTo(TODAY);
        int refused = 0;
        int tried = 0;
        for (Role role : List.of(Role.OPERATOR, Role.SUPERVISOR, Role.CONTRACTOR)) {
            for (String approval : new String[] {null, "令4-12"}) {
                for (int from : List.of(-30, 0, 1)) {
                    for (int to : List.of(-1, 0, 30)) {
                        for (String organisation : List.of("call-center", "another", "-")) {
                            if (to < from) {
                                continue;
                            }
                            PortalUser user = new PortalUser("p" + tried++, "人", "call-center", Set.of(role));
                            if (!organisation.equals("-")) {
                                store.insert(
                                        new ContractorPerson(
                                                user.name(),
                                                "雇用元",
                                                organisation,
                                                2,
                                                approval,
                                                TODAY.plusDays(from),
                                                TODAY.plusDays(to),
                                                0),
                                        "test",
                                        clock.instant());
                            }
                            boolean inOrder =
                                    approval != null && from <= 0 && to >= 0 && organisation.equals("call-center");
                            assertThat(check.obstacle(user).isEmpty())
                                    .as(role + " " + approval + " " + from + " to " + to + " " + organisation)
                                    .isEqualTo(inOrder);
                            refused += inOrder ? 0 : 1;
                        }
                    }
                }
            }
        }
        Measured.as("%d of %d people with something missing or over refused, the others let in", refused, tried);
    }

    @Test
    void theCitysPeopleAndTheSystemsAreNotInTheRegister() {
        RegisterCheck check = new RegisterCheck(store, clock, true);
        for (Role role : List.of(Role.OFFICIAL, Role.APPROVER, Role.AUDITOR, Role.ADMIN)) {
            assertThat(check.obstacle(new PortalUser("x", "x", "city", Set.of(role))))
                    .isEmpty();
        }
        assertThat(check.obstacle(
                        new PortalUser("service-account-madoguchi-api", "x", "call-center", Set.of(Role.SUPERVISOR))))
                .isEmpty();
        assertThat(check.obstacle(new PortalUser("both", "x", "city", Set.of(Role.OFFICIAL, Role.OPERATOR))))
                .contains(Obstacle.UNREGISTERED);
    }

    @Test
    void theAdministratorRegistersSomebodyAndItIsRecorded() {
        signIn(Role.ADMIN);
        UI.getCurrent().navigate("admin/people");
        assertThat(Screen.text()).contains("名簿にまだだれもいません");

        LocatorJ._click(LocatorJ._get(Button.class, spec -> spec.withText("利用者を登録する")));
        List<TextField> texts = LocatorJ._find(TextField.class);
        LocatorJ._setValue(texts.get(0), "operator9");
        LocatorJ._setValue(texts.get(1), "株式会社ひがし");
        LocatorJ._setValue(texts.get(2), "call-center");
        LocatorJ._setValue(LocatorJ._get(IntegerField.class), 3);
        LocatorJ._setValue(LocatorJ._find(DatePicker.class).get(0), TODAY);
        LocatorJ._setValue(LocatorJ._find(DatePicker.class).get(1), TODAY.plusDays(10));
        LocatorJ._click(LocatorJ._get(Button.class, spec -> spec.withText("登録する")));

        assertThat(Screen.text()).contains("operator9", "株式会社ひがし", "3 次", "承認がありません");
        assertThat(jdbc.sql("select action from audit_event")
                        .query(String.class)
                        .list())
                .contains("security.audit.personRegistered");
        LocatorJ._click(LocatorJ._get(Button.class, spec -> spec.withText("変更する")));
        LocatorJ._setValue(LocatorJ._find(TextField.class).get(3), "令4-77");
        LocatorJ._click(LocatorJ._get(Button.class, spec -> spec.withText("登録する")));
        assertThat(Screen.text()).contains("令4-77").doesNotContain("承認がありません");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 会社, call-center, 1, 2022-08-04, 2022-08-05, 0, security.people.missing",
        "who, ' ', call-center, 1, 2022-08-04, 2022-08-05, 0, security.people.missing",
        "who, 会社, call-center, 0, 2022-08-04, 2022-08-05, 0, security.people.tierRange",
        "who, 会社, call-center, 6, 2022-08-04, 2022-08-05, 0, security.people.tierRange",
        "who, 会社, call-center, 1, 2022-08-04, 2022-08-03, 0, security.people.endsEarly",
        "who, 4539148803436467, call-center, 1, 2022-08-04, 2022-08-05, 0, security.people.cardNumber",
        "admin, 会社, city, 1, 2022-08-04, 2022-08-05, 0, security.people.own",
        "there, 会社, call-center, 1, 2022-08-04, 2022-08-05, 0, security.people.taken",
        "there, 会社, call-center, 1, 2022-08-04, 2022-08-05, 7, security.people.changed",
        "who, 会社, call-center, 1, 2022-08-04, 2022-08-05, 1, security.people.changed"
    })
    void whatIsRefusedChangesNothing(
            String name,
            String employer,
            String organisation,
            int tier,
            LocalDate from,
            LocalDate to,
            int version,
            String key) {
        SystemUser.run(SystemUser.named("another", Role.ADMIN), () -> {
            people.save(new ContractorPerson("there", "会社", "call-center", 1, null, TODAY, TODAY, 0));
            return null;
        });
        var before = TableCounts.of(jdbc);
        SignedIn.as(Role.ADMIN);

        assertThatThrownBy(() ->
                        people.save(new ContractorPerson(name, employer, organisation, tier, null, from, to, version)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.text().key()).isEqualTo(key));
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
        assertThat(store.find("there").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void whoEntersANameThatAnotherAdministratorHasJustEnteredIsTold() {
        ContractorPerson person = new ContractorPerson("both", "会社", "call-center", 1, null, TODAY, TODAY, 0);
        PeopleStore slow = new PeopleStore(jdbc) {
            @Override
            Optional<ContractorPerson> find(String userName) {
                Optional<ContractorPerson> before = super.find(userName);
                insert(person, "another", clock.instant());
                return before;
            }
        };
        SignedIn.as(Role.ADMIN);
        ContractorPeopleService second = new ContractorPeopleService(
                slow, new CurrentUser(), text -> false, event -> fail("nobody was registered"), clock);

        assertThatThrownBy(() -> second.save(person)).isInstanceOfSatisfying(RejectedException.class, refused -> {
            assertThat(refused.text().key()).isEqualTo("security.people.taken");
            assertThat(refused.field()).isEqualTo("userName");
        });
    }

    @Test
    @Assures("H2")
    void whoIsRefusedIsNotToldForWhichReason() throws Exception {
        store.insert(person("late", "令4-12", TODAY.minusDays(9), TODAY.minusDays(1)), "test", clock.instant());
        store.insert(person("unapproved", null, TODAY, TODAY), "test", clock.instant());
        Filter screens = gate().ofScreens();
        Set<String> answers = new TreeSet<>();
        for (String name : List.of("late", "unapproved", "nobody")) {
            SignedIn.as(operator(name));
            answers.add(Objects.requireNonNull(answer(screens, new MockHttpSession())));
        }
        assertThat(answers).containsExactly("/sign-in?register");
        Measured.as("3 people refused for 3 reasons: one answer");
    }

    @Test
    @Assures("H2")
    void theNextUserOfASessionIsAskedAboutAndWhoSignsInAgainIsToo() throws Exception {
        store.insert(person("good", "令4-12", TODAY, TODAY), "test", clock.instant());
        RegisterGate gate = gate();
        Filter screens = gate.ofScreens();
        MockHttpSession session = new MockHttpSession();
        SignedIn.as(operator("good"));
        assertThat(answer(screens, session)).isNull();
        jdbc.sql("update contractor_person set approval = null").update();
        assertThat(answer(screens, session)).as("asked within half a minute").isNull();

        MockHttpServletRequest again = new MockHttpServletRequest();
        again.setSession(session);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(again));
        try {
            gate.signedIn(new InteractiveAuthenticationSuccessEvent(
                    SystemUser.authentication(operator("good")), RegisterTest.class));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(answer(screens, session)).isEqualTo("/sign-in?register");

        jdbc.sql("update contractor_person set approval = '令4-12'").update();
        MockHttpSession shared = new MockHttpSession();
        SignedIn.as(operator("good"));
        assertThat(answer(screens, shared)).isNull();
        SignedIn.as(operator("nobody"));
        assertThat(answer(screens, shared)).isEqualTo("/sign-in?register");
        Measured.as(
                "another user in the session of one who is in order, and one who signs in again within half a minute: refused");
    }

    private RegisterGate gate() {
        return new RegisterGate(new RegisterCheck(store, clock, true), new CurrentUser(), event -> {});
    }

    private static PortalUser operator(String name) {
        return new PortalUser(name, "人", "call-center", Set.of(Role.OPERATOR));
    }

    private static ContractorPerson person(String name, @Nullable String approval, LocalDate from, LocalDate to) {
        return new ContractorPerson(name, "雇用元", "call-center", 1, approval, from, to, 0);
    }

    /** Where it leads; none where it goes on. */
    private static @Nullable String answer(Filter screens, MockHttpSession session) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/desk");
        request.setSession(session);
        MockHttpServletResponse response = new MockHttpServletResponse();
        screens.doFilter(request, response, new MockFilterChain());
        return response.getRedirectedUrl();
    }
}
