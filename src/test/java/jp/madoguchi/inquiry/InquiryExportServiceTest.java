package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class InquiryExportServiceTest {
    private static final Instant NOON = Instant.parse("2022-07-29T03:00:00Z");

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    InquiryExportService export;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    Incident incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void whatTheFilterLeavesComesOutInTheOrderOfTime() {
        log("FRAUD", "あとの件", NOON.plusSeconds(60));
        log("GIFT", "別の区分", NOON.plusSeconds(30));
        InquiryLine first = log("FRAUD", "さきの件", NOON);

        List<String> lines = lines(InquiryFilter.all(incident.id())
                .ofCategory(incident.category("FRAUD").orElseThrow().id()));

        assertThat(lines.getFirst()).isEqualTo("受付番号,開始日時,終了日時,区分,結果,受付方法,電話番号,対応者,入電ID,内容");
        assertThat(lines.get(1))
                .startsWith(first.number() + ",2022-07-29T12:00:00+09:00,2022-07-29T12:01:00+09:00,不正利用,解決,電話,")
                .contains("090-0415-5955")
                .endsWith("さきの件");
        assertThat(lines.get(2)).endsWith("あとの件");
        assertThat(lines).hasSize(3);
    }

    @Test
    void theFileHasTheColumnsOfTheScreenAfterTheNumber() {
        InquiryLine line = log("FRAUD", "内容", NOON);

        List<String> lines = new String(
                        TableExport.CSV.bytes(export.table(
                                InquiryFilter.all(incident.id()),
                                List.of(ListColumn.TIME, ListColumn.RELATION, ListColumn.ASSIGNEE),
                                Locale.JAPANESE)),
                        StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).containsExactly("受付番号,開始日時,電話口の方,担当者", line.number() + ",2022-07-29T12:00:00+09:00,本人,");
    }

    @Test
    void aNoteThatLooksLikeAFormulaIsNone() {
        log("FRAUD", "=HYPERLINK(\"http://example.jp\")", NOON);

        assertThat(lines(InquiryFilter.all(incident.id())).get(1)).doesNotContain(",=HYPERLINK", ",\"=HYPERLINK");
    }

    @Test
    void auditorsGetCallersMasked() {
        log("FRAUD", "内容", NOON);
        SignedIn.as(Role.AUDITOR);

        assertThat(lines(InquiryFilter.all(incident.id())).get(1))
                .contains("090-****-5955")
                .doesNotContain("0415");
    }

    @Test
    void noneIsLostOrDoubledWhereOneChunkEndsAmongInquiriesOfTheSameSecond() {
        long category = incident.category("GIFT").orElseThrow().id();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 4_500; i++) {
            Instant at = NOON.plusSeconds(i / 1_500);
            long id = Ids.next();
            rows.add(new Object[] {
                id,
                incident.id(),
                category,
                Tokyo.toColumn(at),
                Tokyo.toColumn(at),
                Tokyo.day(at),
                sealed.sealSummary(id, "件" + i),
                Tokyo.toColumn(at)
            });
        }
        batches.batchUpdate("""
                insert into inquiry (id, incident_id, category_id, outcome, channel, started_at, ended_at, received_on,
                  operator, sealed_summary, created_by, created_at, version)
                values (?, ?, ?, 'RESOLVED', 'PHONE', ?, ?, ?, 'op01', ?, 'op01', ?, 0)""", rows);

        List<String> lines = lines(InquiryFilter.all(incident.id()));

        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.substring(line.lastIndexOf(',') + 1))
                .containsExactlyElementsOf(
                        IntStream.range(0, 4_500).mapToObj(i -> "件" + i).toList());
    }

    @Test
    void tooManyAreRefusedWithHowToGetFewer() {
        log("FRAUD", "内容", NOON);
        jdbc.sql("update inquiry_count set inquiries = ?")
                .param(InquiryExportService.MOST + 1)
                .update();

        assertThatThrownBy(() -> lines(InquiryFilter.all(incident.id())))
                .isInstanceOfSatisfying(RejectedException.class, refusal -> {
                    assertThat(refusal.text().key()).isEqualTo("inquiry.export.tooMany");
                    assertThat(refusal.text().args()).containsExactly(200_001L, 200_000);
                });
    }

    @Test
    void operatorsTakeNothingAway() {
        SignedIn.as(Role.OPERATOR);

        assertThatThrownBy(() -> export.table(InquiryFilter.all(incident.id()), ListColumn.STANDARD, Locale.JAPANESE))
                .isInstanceOf(AuthorizationDeniedException.class);
    }

    private List<String> lines(InquiryFilter filter) {
        return new String(
                        TableExport.CSV.bytes(export.table(filter, ListColumn.STANDARD, Locale.JAPANESE)),
                        StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private InquiryLine log(String category, String summary, Instant at) {
        return inquiries.log(new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                null,
                incident.category(category).orElseThrow().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                at,
                at.plusSeconds(60),
                "090-0415-5955",
                summary));
    }
}
