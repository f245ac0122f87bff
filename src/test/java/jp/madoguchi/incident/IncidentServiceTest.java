package jp.madoguchi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class IncidentServiceTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    MilestoneService milestones;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aDefinedIncidentIsTheCurrentOne() {
        KokoIncident.setUp(incidents);
        SignedIn.as(Role.OPERATOR);

        Incident incident = incidents.requireCurrent();

        assertThat(incident.code()).isEqualTo("koko-2022");
        assertThat(incident.affectedCards()).isEqualTo(63_337);
        assertThat(incident.issuers()).extracting(Issuer::code).containsExactly("A", "B", "C", "D", "E");
        assertThat(incident.category("GIFT").orElseThrow().trackedFrom()).isEqualTo(LocalDate.of(2022, 7, 4));
    }

    @Test
    void definingItAgainKeepsWhatIsThere() {
        Incident first = KokoIncident.setUp(incidents);
        Incident second = KokoIncident.setUp(incidents);

        assertThat(second).isEqualTo(first);
    }

    /** Before the trail's end is locked, as for everybody who refers to the incident's row. */
    @Test
    void theIncidentsRowIsWrittenBeforeTheEntryInTheTrail() {
        Incident incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.ADMIN);
        transactions.executeWithoutResult(running -> {
            int before = version(incident.id());
            milestones.store(
                    incident.id(),
                    List.of(new MilestoneDefinition(
                            LocalDate.of(2022, 8, 1),
                            LocalDate.of(2022, 8, 2),
                            Milestone.MilestoneKind.GIFT_DELIVERY,
                            Milestone.Channel.EMAIL,
                            new LocalizedText("節目", "A mark"))));
            assertThat(version(incident.id())).isGreaterThan(before);
        });
        transactions.executeWithoutResult(running -> {
            int before = version(incident.id());
            KokoIncident.setUp(incidents);
            assertThat(version(incident.id())).isGreaterThan(before);
        });
    }

    @Test
    void theMarkOfSomethingThatGoesOnGrowsWithItsDays() {
        Incident incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.ADMIN);

        long first = milestones.keep(incident.id(), null, reminder(1, 1));
        long second = milestones.keep(incident.id(), first, reminder(1, 3));

        assertThat(second).isEqualTo(first);
        assertThat(jdbc.sql("select ends_on from milestone")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(LocalDate.of(2022, 8, 3));
    }

    private static MilestoneDefinition reminder(int from, int to) {
        return new MilestoneDefinition(
                LocalDate.of(2022, 8, from),
                LocalDate.of(2022, 8, to),
                Milestone.MilestoneKind.REMINDER,
                Milestone.Channel.EMAIL,
                new LocalizedText("再案内", "Reminder"));
    }

    private int version(long id) {
        return jdbc.sql("select version from incident where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    @Test
    void onlyTheAdministratorSetsAnIncidentUp() {
        SignedIn.as(Role.OFFICIAL);
        assertThatThrownBy(() -> incidents.define(null)).isInstanceOf(AuthorizationDeniedException.class);
    }
}
