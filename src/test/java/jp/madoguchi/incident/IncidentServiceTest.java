package jp.madoguchi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
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

@PortalTest
@Tag("database")
class IncidentServiceTest {
    @Autowired
    IncidentService incidents;

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

    @Test
    void onlyTheAdministratorSetsAnIncidentUp() {
        SignedIn.as(Role.OFFICIAL);
        assertThatThrownBy(() -> incidents.define(null)).isInstanceOf(AuthorizationDeniedException.class);
    }
}
