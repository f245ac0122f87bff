package jp.madoguchi.privacy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
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
import jp.madoguchi.inquiry.InquiryExportService;
import jp.madoguchi.inquiry.InquiryFilter;
import jp.madoguchi.inquiry.ListColumn;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
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

    @Autowired
    InquiryExportService export;

    @Autowired
    BulkExportService bulk;

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
        SignedIn.as(OTHER);
        bulk.approve(bulk.requests().getFirst().id());
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
        long id = bulk.requests().getFirst().id();
        refused("依頼した本人", () -> bulk.approve(id));
        SignedIn.as(OTHER);
        bulk.approve(id);
        refused("すでに処理", () -> bulk.refuse(id, "遅い"));
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
        bulk.request(slice(1), 2_000, "山田様の開示請求のため");
        SignedIn.as(OTHER);
        ExportRequest request = bulk.requests().getFirst();
        assertThat(request.reason()).isEqualTo("山田様の開示請求のため");
        bulk.refuse(request.id(), "山田様は取り下げた");

        assertThat(bulk.requests().getFirst().remark()).isEqualTo("山田様は取り下げた");
        assertThat(jdbc.sql("select * from audit_event").query().listOfRows().toString())
                .contains("privacy.export.audit.requested", "privacy.export.audit.refused")
                .doesNotContain("山田", "開示請求", "取り下げ");
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
        bulk.request(slice(3), 1, "月次の点検");
        SignedIn.as(OTHER);
        bulk.approve(bulk.requests().getFirst().id());
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
