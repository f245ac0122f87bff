package jp.madoguchi.inquiry.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
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

@PortalTest
@Tag("database")
class StatementServiceTest {
    private static final LocalDate JUNE_30 = LocalDate.of(2022, 6, 30);

    @Autowired
    StatementService statements;

    @Autowired
    InquiryService inquiries;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    List<Long> cards;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 3);
        cards = jdbc.sql("select id from affected_card where case_id = ? order by id")
                .param(person)
                .query(Long.class)
                .list();
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void ofEachCardTheLastWordUntilTheEndOfTheDayCounts() {
        said(cards.get(0), "NOT_YET", "2022-06-01T03:00:00Z");
        said(cards.get(0), "REISSUED", "2022-06-30T14:59:59Z");
        said(cards.get(1), "ASKED", "2022-06-10T03:00:00Z");
        // in Japan this is the first of July
        said(cards.get(1), "REISSUED", "2022-06-30T15:00:00Z");
        said(cards.get(2), "DECLINED", "2022-06-11T03:00:00Z");

        assertThat(all(JUNE_30)).isEqualTo(new StatedCounts(1, 1, 0, 1));
        assertThat(all(JUNE_30.plusDays(1))).isEqualTo(new StatedCounts(2, 0, 0, 1));
        assertThat(all(JUNE_30.minusDays(1))).isEqualTo(new StatedCounts(0, 1, 1, 1));
        assertThat(statements.latest(incident.id(), LocalDate.of(2022, 5, 31))).isEmpty();
    }

    @Test
    void whatWasCorrectedSinceDoesNotCount() {
        said(cards.get(0), "ASKED", "2022-06-01T03:00:00Z");
        said(cards.get(1), "NOT_YET", "2022-06-01T03:00:00Z");
        said(cards.get(1), "REISSUED", "2022-06-10T03:00:00Z");
        said(cards.get(2), "DECLINED", "2022-06-10T03:00:00Z");
        jdbc.sql("update card_statement set replaced_in = 1 where statement in ('REISSUED', 'DECLINED')")
                .update();

        assertThat(all(JUNE_30)).isEqualTo(new StatedCounts(0, 1, 1, 0));
    }

    private StatedCounts all(LocalDate day) {
        return statements.latest(incident.id(), day).stream()
                .map(said -> StatedCounts.NONE.plus(said.statement(), 1))
                .reduce(StatedCounts.NONE, StatedCounts::plus);
    }

    private void said(long card, String statement, String at) {
        SignedIn.as(Role.OPERATOR);
        long inquiry = inquiries
                .log(new NewInquiry(
                        incident.id(),
                        java.util.UUID.randomUUID().toString(),
                        null,
                        null,
                        incident.category("REISSUE").orElseThrow().id(),
                        Outcome.values()[0],
                        Channel.PHONE,
                        Instant.parse(at),
                        Instant.parse(at),
                        null,
                        "再発行の状況",
                        Particulars.NONE))
                .id();
        jdbc.sql("""
                        insert into card_statement (id, card_id, statement, inquiry_id, stated_at, stated_to)
                        values (?, ?, ?, ?, ?, 'operator')""")
                .params(Ids.next(), card, statement, inquiry, Tokyo.toColumn(Instant.parse(at)))
                .update();
        SignedIn.as(Role.OFFICIAL);
    }
}
