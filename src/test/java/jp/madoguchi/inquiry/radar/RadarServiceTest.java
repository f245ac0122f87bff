package jp.madoguchi.inquiry.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PastNotes;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class RadarServiceTest {
    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    RadarService radar;

    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    LocalDate today;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        today = Tokyo.today(clock);
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void whatIsAskedMoreThanBeforeComesFirstWithExamples() {
        PastNotes.add(jdbc, sealed, incident, today.minusDays(2), times(40, "メールが届いていない。"));
        PastNotes.add(jdbc, sealed, incident, today.minusDays(1), times(30, "メールが届いていない。"));
        PastNotes.add(jdbc, sealed, incident, today.minusDays(1), "バーコードが読めない。", "店でバーコードが出ない。");
        PastNotes.add(jdbc, sealed, incident, today, times(8, "レジでバーコードが読めないと言われた。"));

        Radar found = radar.since(incident.id(), today.minusDays(1));

        assertThat(found.notes()).isEqualTo(40);
        assertThat(found.notesBefore()).isEqualTo(40);
        assertThat(found.isSample()).isFalse();
        Rising first = found.rising().getFirst();
        assertThat(first.word()).isEqualTo("バーコード");
        assertThat(first.now()).isEqualTo(10);
        assertThat(first.before()).isZero();
        assertThat(first.examples())
                .extracting(Rising.Example::summary)
                .startsWith("レジでバーコードが読めないと言われた。")
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(found.rising()).extracting(Rising::word).doesNotContain("届く", "メール");
    }

    @Test
    void notesAreShownToWhoReadsTheListAndThatIsALook() {
        PastNotes.add(jdbc, sealed, incident, today.minusDays(1), times(20, "届いていない。"));
        PastNotes.add(jdbc, sealed, incident, today, times(10, "鈴木さんが開けないと言う。"));
        jdbc.sql("delete from audit_event").update();
        jdbc.sql("delete from audit_head").update();

        SignedIn.as(Role.OFFICIAL);
        Radar official = radar.since(incident.id(), today);
        assertThat(official.rising()).isNotEmpty();
        assertThat(official.rising())
                .allSatisfy(one -> assertThat(one.examples()).isEmpty());
        assertThat(looks()).isEmpty();

        SignedIn.as(Role.SUPERVISOR);
        assertThat(radar.since(incident.id(), today).rising().getFirst().examples())
                .isNotEmpty();
        radar.since(incident.id(), today);
        assertThat(looks()).containsExactly("audit.look.radar {\"audit.count\":\"1\"}");
    }

    private List<String> looks() {
        return jdbc.sql("select concat(action, ' ', details) from audit_event order by number")
                .query(String.class)
                .list();
    }

    @Test
    void aWordThatOnlyComesWithALongerOneIsNotSaidTwice() {
        PastNotes.add(jdbc, sealed, incident, today.minusDays(1), times(20, "届いていない。"));
        PastNotes.add(jdbc, sealed, incident, today, times(10, "迷惑メールに入っていた。"));

        assertThat(radar.since(incident.id(), today).rising()).hasSize(1);
    }

    @Test
    void whatIsAskedAsOftenAsBeforeIsNoNews() {
        PastNotes.add(jdbc, sealed, incident, today.minusDays(1), times(20, "届いていない。"));
        PastNotes.add(jdbc, sealed, incident, today, times(20, "届いていない。"));
        PastNotes.add(jdbc, sealed, incident, today, "開けない。", "開けない。");

        Radar found = radar.since(incident.id(), today);

        assertThat(found.isComparable()).isTrue();
        assertThat(found.rising()).isEmpty();
    }

    @Test
    void withoutNotesBeforeNothingIsCompared() {
        PastNotes.add(jdbc, sealed, incident, today, times(20, "届いていない。"));

        Radar found = radar.since(incident.id(), today);

        assertThat(found.isComparable()).isFalse();
        assertThat(found.rising()).isEmpty();
    }

    @Test
    void ofVeryManyNotesAnEvenPartIsRead() {
        PastNotes.add(jdbc, sealed, incident, today.minusDays(1), times(50, "届いていない。"));
        PastNotes.add(jdbc, sealed, incident, today, times(RadarService.MOST_NOTES + 500, "開けない。"));

        Radar found = radar.since(incident.id(), today);

        assertThat(found.isSample()).isTrue();
        assertThat(found.readNow()).isBetween(5_000, RadarService.MOST_NOTES);
        assertThat(found.readBefore()).isEqualTo(50);
        assertThat(found.rising()).extracting(Rising::word).containsExactly("開ける");
    }

    @Test
    void theLastWaveIsTheLatestThatHasBegun() {
        assertThat(radar.sinceLastWave(incident)).isEqualTo(today.minusDays(6));
    }

    private static String[] times(int times, String note) {
        return Collections.nCopies(times, note).toArray(String[]::new);
    }
}
