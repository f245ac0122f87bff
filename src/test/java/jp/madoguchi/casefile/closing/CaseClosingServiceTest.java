package jp.madoguchi.casefile.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.OutreachPersons;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SealedRows;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class CaseClosingServiceTest {
    @Autowired
    private FieldCipher cipher;

    @Autowired
    CaseClosingService closings;

    @Autowired
    IncidentService incidents;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    long person;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        person = new OutreachPersons(jdbc, incident).add("U000001", "a@example.jp", "09004151234", 1);
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aCaseIsClosedAndOpenedAgainWithAReasonAndBothAreInTheTrail() {
        closings.close(incident.id(), " U000001 ", " 本人が亡くなった ");
        assertThat(closings.of(List.of(person)))
                .extracting(CaseClosing::caseNumber, CaseClosing::reason, CaseClosing::closedBy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("U000001", "本人が亡くなった", "supervisor"));
        assertThat(closings.closed(incident.id(), 0, 10)).hasSize(1);
        refused("すでに supervisor さんが終了しています", () -> closings.close(incident.id(), "U000001", "もう一度"));

        closings.reopen(incident.id(), "U000001", "取り違え");
        assertThat(closings.closed(incident.id(), 0, 10)).isEmpty();
        refused("U000001 は終了していません", () -> closings.reopen(incident.id(), "U000001", "もう一度"));
        assertThat(jdbc.sql(
                                "select concat(action, ' ', object, coalesce(reason, '')) from audit_event where action like 'casefile.%' order by number")
                        .query(String.class)
                        .list())
                .as("without the words, which are about a person")
                .containsExactly("casefile.closing.audit.closed U000001", "casefile.closing.audit.reopened U000001");
        assertThat(SealedRows.open(jdbc, cipher, "case_closing_step", "reason_sealed", "made_by = 'supervisor'"))
                .containsExactly("本人が亡くなった", "取り違え");
    }

    @Test
    void withoutANumberOrAReasonNothingIsClosed() {
        refused("ケース番号を入力してください", () -> closings.close(incident.id(), " ", "理由"));
        refused("この番号のケースはありません", () -> closings.close(incident.id(), "U999999", "理由"));
        refused("理由を入力してください", () -> closings.close(incident.id(), "U000001", " "));
        refused("カード番号と思われる", () -> closings.close(incident.id(), "U000001", "4111 1111 1111 1111"));
        refused("500 文字まで", () -> closings.close(incident.id(), "U000001", "あ".repeat(501)));
        assertThat(closings.closed(incident.id(), 0, 10)).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit_event where action like 'casefile.%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void refused(String words, Runnable work) {
        RejectedException refusal = catchThrowableOfType(RejectedException.class, work::run);
        assertThat(messages.get(Locale.JAPANESE, refusal.text())).contains(words);
    }
}
