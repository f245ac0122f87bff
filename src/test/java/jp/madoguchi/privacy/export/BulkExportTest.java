package jp.madoguchi.privacy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.FurtherFilter;
import jp.madoguchi.inquiry.InquiryExportService;
import jp.madoguchi.inquiry.InquiryFilter;
import jp.madoguchi.inquiry.ListColumn;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.export.BulkExportService.Standing;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SignedInSessions;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A thousand and one rows leave only when somebody else has said so, once, and shortly after a sign-in. */
@PortalTest
@Tag("database")
class BulkExportTest {
    private static final int MANY = 1_001;
    private static final PortalUser OTHER = new PortalUser("other", "Other", "call-center", Set.of(Role.SUPERVISOR));
    private static final PortalUser CITY = new PortalUser("approver", "Approver", "city", Set.of(Role.APPROVER));
    private static final LocalizedText WHAT = new LocalizedText("検索：山田", "Search: 山田");

    @Autowired
    InquiryExportService export;

    @Autowired
    BulkExportService bulk;

    @Autowired
    ExportDecisionService decisions;

    @Autowired
    IncidentService incidents;

    @Autowired
    Messages messages;

    @Autowired
    Clock clock;

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    JdbcClient jdbc;

    private InquiryFilter all;

    @BeforeEach
    void moreThanAThousandInquiries() {
        CleanDatabase.clean(jdbc);
        Incident incident = KokoIncident.setUp(incidents);
        all = InquiryFilter.all(incident.id());
        long category = incident.categories().getFirst().id();
        for (int i = 0; i < MANY; i++) {
            Calls.inquiry(
                    jdbc,
                    sealed,
                    incident.id(),
                    "c" + i,
                    category,
                    clock.instant().minusSeconds(i));
        }
        jdbc.sql(
                        "insert into inquiry_count (incident_id, received_on, category_id, inquiries) select incident_id, received_on, category_id, count(*) from inquiry group by incident_id, received_on, category_id")
                .update();
        signedIn(Duration.ofMinutes(1));
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void out() {
        RequestContextHolder.resetRequestAttributes();
        SignedIn.out();
    }

    private void signedIn(Duration ago) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.getSession()
                .setAttribute(
                        SignedInSessions.class.getName() + ".signedInAt",
                        clock.instant().minus(ago));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private void take() {
        export.table(all, ListColumn.STANDARD, Locale.JAPANESE);
    }

    private Standing standing() {
        return export.standing(all, ListColumn.STANDARD, MANY);
    }

    private void refused(String words, ThrowingCallable call) {
        int before = entries("audit.export.inquiries");
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(messages.get(Locale.JAPANESE, e.text())).contains(words));
        assertThat(entries("audit.export.inquiries")).as("nothing left").isEqualTo(before);
    }

    private int entries(String action) {
        return jdbc.sql("select count(*) from audit_event where action = ?")
                .param(action)
                .query(Integer.class)
                .single();
    }

    private void allowed() {
        export.ask(all, ListColumn.STANDARD, "月次の点検");
        SignedIn.as(CITY);
        decisions.approve(decisions.requests().getFirst().id());
        SignedIn.as(Role.SUPERVISOR);
    }

    @Test
    @Assures({"D8", "A7"})
    void aSecondPersonAllowsItOnceWithinADayAndAfterAFreshSignIn() {
        assertThat(standing()).isEqualTo(Standing.MUST_ASK);
        refused("別の人の承認が必要", this::take);
        refused("理由を入力", () -> export.ask(all, ListColumn.STANDARD, " "));
        export.ask(all, ListColumn.STANDARD, "月次の点検");
        assertThat(standing()).isEqualTo(Standing.WAITS);
        refused("別の人の承認が必要", this::take);
        refused("依頼済み", () -> export.ask(all, ListColumn.STANDARD, "もう一度"));
        long id = decisions.requests().getFirst().id();
        refused("依頼した本人", () -> decisions.approve(id));
        SignedIn.as(OTHER);
        refused("自治体の承認者", () -> decisions.approve(id));
        SignedIn.as(CITY);
        decisions.approve(id);
        refused("すでに処理", () -> decisions.refuse(id, "遅い"));
        SignedIn.as(OTHER);
        refused("別の人の承認が必要", this::take);

        SignedIn.as(Role.SUPERVISOR);
        signedIn(Duration.ofMinutes(6));
        assertThat(standing()).isEqualTo(Standing.MUST_SIGN_IN);
        refused("もう一度サインイン", this::take);
        RequestContextHolder.resetRequestAttributes();
        refused("もう一度サインイン", this::take);
        signedIn(Duration.ofMinutes(4));
        refused("別の人の承認が必要", () -> export.table(all, List.of(ListColumn.TIME, ListColumn.CALLER), Locale.JAPANESE));
        take();
        assertThat(entries("audit.export.inquiries")).isOne();
        refused("別の人の承認が必要", this::take);

        allowed();
        jdbc.sql("update export_request set decided_at = decided_at - interval '25' hour where state = 'APPROVED'")
                .update();
        refused("別の人の承認が必要", this::take);
        assertThat(entries("privacy.export.audit.requested")).isEqualTo(2);
        assertThat(entries("privacy.export.audit.approved")).isEqualTo(2);
        assertThat(entries("privacy.export.audit.taken")).isOne();
        Measured.as(
                "%d rows: not asked, waiting, other columns, taken twice, lapsed, old and unknown sign-in refused; allowed, taken once",
                MANY);
    }

    @Test
    void whyAListIsTakenAwayIsShownToWhoDecidesAndNotInTheTrail() {
        bulk.request(slice(1), 2_000, WHAT, "山田様の開示請求のため");
        SignedIn.as(CITY);
        ExportRequest request = decisions.requests().getFirst();
        assertThat(request.reason()).isEqualTo("山田様の開示請求のため");
        decisions.refuse(request.id(), "山田様は取り下げた");

        assertThat(decisions.requests().getFirst().remark()).isEqualTo("山田様は取り下げた");
        assertThat(jdbc.sql("select * from audit_event").query().listOfRows().toString())
                .contains("privacy.export.audit.requested", "privacy.export.audit.refused")
                .doesNotContain("山田", "開示請求", "取り下げ");
    }

    /** A filter may be a person's name: who decides reads it, the database doesn't. */
    @Test
    void whatIsTakenIsShownInWordsToWhoDecidesAndStandsEncrypted() {
        InquiryFilter narrowed = all.containing("山田 花子")
                .between(LocalDate.of(2022, 7, 1), null)
                .by("op05")
                .with(FurtherFilter.NONE.ofMerged(false));
        jdbc.sql("insert into export_taken (id, user_name, taken_at, row_count) values (1, 'supervisor', ?, 1001)")
                .param(Tokyo.toColumn(clock.instant()))
                .update();
        export.ask(narrowed, List.of(ListColumn.TIME, ListColumn.CALLER), "月次の点検");
        export.ask(all, ListColumn.STANDARD, "月次の点検");
        SignedIn.as(CITY);

        List<LocalizedText> asked = decisions.requests().stream()
                .sorted(Comparator.comparing(ExportRequest::id))
                .map(ExportRequest::what)
                .toList();
        assertThat(asked.getFirst().ja().lines())
                .containsExactly(
                        "開始日：" + JapaneseDates.full(LocalDate.of(2022, 7, 1), Locale.JAPANESE),
                        "対応者：op05",
                        "検索：山田 花子",
                        "統合されたケース：いいえ",
                        "列：受付番号、日時、電話番号");
        assertThat(asked.getFirst().en()).contains("op05", "山田 花子").doesNotContain("対応者");
        assertThat(asked.getLast().ja()).contains("絞り込みなし", "内容");
        assertThat(jdbc.sql("select what_ja_sealed from export_request")
                        .query((row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                        .list())
                .noneMatch(kept -> kept.contains("山田") || kept.contains("op05"));
    }

    @Test
    void whatCannotBeKeptIsNotAskedFor() {
        refused(
                "カード番号",
                () -> bulk.request(slice(1), 2_000, new LocalizedText("検索：4111 1111 1111 1111", "x"), "月次の点検"));
        refused("1,500 文字", () -> bulk.request(slice(1), 2_000, new LocalizedText("x", "あ".repeat(1_501)), "月次の点検"));
        SignedIn.as(CITY);
        assertThat(decisions.requests()).isEmpty();
    }

    @Test
    @Assures("D8")
    void nobodyOfTheirOwnOrganisationAllowsItAndForTheDeskTheCityDoes() {
        bulk.request(slice(1), 2_000, WHAT, "月次の点検");
        long desk = decisions.requests().getFirst().id();
        for (PortalUser colleague : List.of(
                OTHER,
                new PortalUser("elsewhere", "x", "other-center", Set.of(Role.SUPERVISOR)),
                new PortalUser("both", "x", "call-center", Set.of(Role.SUPERVISOR, Role.APPROVER)),
                new PortalUser("nowhere", "x", null, Set.of(Role.SUPERVISOR, Role.APPROVER)),
                new PortalUser("approves", "x", "call-center", Set.of(Role.APPROVER)),
                new PortalUser("answers", "x", "city", Set.of(Role.OPERATOR, Role.APPROVER)))) {
            SignedIn.as(colleague);
            assertThat(decisions.mayDecide(decisions.requests().getFirst())).isFalse();
            refused("自治体の承認者", () -> decisions.approve(desk));
            refused("自治体の承認者", () -> decisions.refuse(desk, "不要"));
        }
        SignedIn.as(CITY);
        assertThat(decisions.mayDecide(decisions.requests().getFirst())).isTrue();
        decisions.approve(desk);
        assertThat(decisions.mayDecide(decisions.requests().getFirst())).isFalse();

        SignedIn.as(Role.OFFICIAL);
        bulk.request(slice(2), 2_000, WHAT, "議会への報告");
        SignedIn.as(new PortalUser("unknown", "x", null, Set.of(Role.SUPERVISOR)));
        ExportRequest city = decisions.requests().getFirst();
        refused("自治体の承認者", () -> decisions.approve(city.id()));
        SignedIn.as(OTHER);
        decisions.approve(city.id());
        assertThat(decisions.requests()).extracting(ExportRequest::state).containsOnly(ExportRequest.State.APPROVED);
        Measured.as(
                "colleagues of the desk, of another desk and of unknown organisation refused; an approver of the city allows");
    }

    @Test
    @Assures("D8")
    void aThousandRowsNeedNobody() {
        List<Long> ids = jdbc.sql("select id from inquiry order by id limit 1")
                .query(Long.class)
                .list();
        jdbc.sql("delete from inquiry where id = ?").param(ids.getFirst()).update();
        jdbc.sql("update inquiry_count set inquiries = inquiries - 1 where inquiries > 1")
                .update();
        take();
        assertThat(entries("audit.export.inquiries")).isOne();
        assertThat(IntStream.of(entries("privacy.export.audit.taken")).sum()).isZero();
    }

    private static ExportScope slice(int which) {
        return ExportScope.of("inquiry.list.title", "slice " + which);
    }

    @Test
    @Assures("D8")
    void slicesOfADayAddUp() {
        bulk.take(slice(1), 600);
        bulk.take(slice(2), 400);
        refused("すでに 1,000 件", () -> bulk.take(slice(3), 1));
        assertThat(bulk.standing(slice(3), 1)).isEqualTo(Standing.MUST_ASK);
        bulk.request(slice(3), 1, WHAT, "月次の点検");
        SignedIn.as(CITY);
        decisions.approve(decisions.requests().getFirst().id());
        SignedIn.as(OTHER);
        bulk.take(slice(4), 1_000);

        SignedIn.as(Role.SUPERVISOR);
        bulk.take(slice(3), 1);
        refused("すでに 1,000 件", () -> bulk.take(slice(3), 1));
        jdbc.sql("update export_taken set taken_at = taken_at - interval '25' hour")
                .update();
        bulk.take(slice(5), 1_000);
        Measured.as(
                "slices of 600, 400 and 1 row: the third refused until somebody else allowed it, or a day had passed");
    }

    @Test
    @Assures("D8")
    void slicesTakenAtOnceAddUpToo() throws Exception {
        int windows = 8;
        CyclicBarrier start = new CyclicBarrier(windows);
        Callable<Boolean> take = () -> {
            SignedIn.as(Role.SUPERVISOR);
            start.await();
            try {
                bulk.take(slice(1), 600);
                return true;
            } catch (RejectedException refused) {
                return false;
            } finally {
                SignedIn.out();
            }
        };
        int taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(windows)) {
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(windows, take))) {
                taken += one.get() ? 1 : 0;
            }
        }
        assertThat(taken).isOne();
        Measured.as("600 rows at %d windows at once: one got them", windows);
    }
}
