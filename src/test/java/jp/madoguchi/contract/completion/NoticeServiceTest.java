package jp.madoguchi.contract.completion;

import static jp.madoguchi.contract.ContractsOfTests.NORTH;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static jp.madoguchi.contract.ContractsOfTests.SOUTH;
import static jp.madoguchi.contract.completion.AssessmentServiceTest.refused;
import static jp.madoguchi.contract.completion.CompletionsOfTests.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.madoguchi.contract.completion.CompletionNotice.Inspection;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class NoticeServiceTest {
    @Autowired
    NoticeService notices;

    @Autowired
    HandoverService handover;

    @Autowired
    CompletionsOfTests completions;

    @Autowired
    JdbcClient jdbc;

    long contract;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        contract = completions.contract();
        SignedIn.as(SOUTH);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aNoticeStartsTheClockOfTenDays() {
        notices.submit(contract, TODAY.minusDays(1), "7月分までの業務を完了した");
        CompletionNotice notice = only();

        assertThat(notice.receivedOn()).isEqualTo(TODAY);
        assertThat(notice.dueOn()).isEqualTo(LocalDate.of(2022, 8, 14));
        assertThat(notice.daysLeft(TODAY)).isEqualTo(10);
        assertThat(notice.isOverdue(LocalDate.of(2022, 8, 14))).isFalse();
        assertThat(notice.isOverdue(LocalDate.of(2022, 8, 15))).isTrue();
        assertThat(notice.submitted().name()).isEqualTo("田中 健");
    }

    @Test
    void anInspectionLeavesARecordThatIsServedAsItWasIssued() throws IOException {
        notices.submit(contract, TODAY, "完了 𠮷野");
        SignedIn.as(OFFICIAL);
        notices.inspect(only().id(), TODAY, Inspection.Result.PASSED, "契約のとおり履行されている。<b>");

        Inspection inspection = only().inspection();
        assertThat(inspection.result()).isEqualTo(Inspection.Result.PASSED);
        byte[] record = notices.record(only().id(), 1);
        assertThat(DocumentStore.sha256(record)).isEqualTo(inspection.document().sha256());
        assertThat(notices.record(only().id(), 1)).isEqualTo(record);
        String text = text(record);
        assertThat(text)
                .contains("検査調書", "令4-117", "令和4年8月14日", "合格", "渡辺 誠", "契約のとおり履行されている。<b>")
                .doesNotContain("不合格");
        SignedIn.as(SOUTH);
        assertThat(notices.record(only().id(), 1)).isEqualTo(record);
        refused(null, "contract.completion.notice.passed", () -> notices.submit(contract, TODAY, "もう一度"));
        SignedIn.as(OFFICIAL2);
        refused(
                null,
                "contract.completion.inspection.done",
                () -> notices.inspect(only().id(), TODAY, Inspection.Result.FAILED, "後から"));
        assertThat(count("completion_inspection")).isEqualTo(1);
        assertThat(count("completion_document")).isEqualTo(1);
    }

    @Test
    void afterAnInspectionThatWasNotPassedAnotherNoticeStartsTheClockAnew() {
        notices.submit(contract, TODAY, "完了");
        refused(null, "contract.completion.notice.waits", () -> notices.submit(contract, TODAY, "もう一度"));
        SignedIn.as(OFFICIAL);
        notices.inspect(only().id(), TODAY, Inspection.Result.FAILED, "名簿が足りない");
        SignedIn.as(SOUTH);
        notices.submit(contract, TODAY, "名簿を補った");

        List<CompletionNotice> all = notices.notices(contract);
        assertThat(all).extracting(CompletionNotice::number).containsExactly(2, 1);
        assertThat(all.getFirst().inspection()).isNull();
    }

    @Test
    void anotherContractorIsToldThatThereIsNoSuchContract() {
        notices.submit(contract, TODAY, "完了");
        long id = only().id();
        SignedIn.as(NORTH);

        refused(null, "contract.unknown", () -> notices.notices(contract));
        refused(null, "contract.unknown", () -> notices.submit(contract, TODAY, "他社"));
        refused(null, "contract.unknown", () -> notices.record(id, 1));
        refused(null, "contract.unknown", () -> notices.record(4711, 1));
        SignedIn.as(SOUTH);
        assertThat(notices.notices(contract)).hasSize(1);
    }

    @Test
    void whatCantBeIsRefusedAtItsFieldAndLeavesNothing() {
        refused("completedOn", "contract.completion.notice.day", () -> notices.submit(contract, null, "完了"));
        refused(
                "completedOn",
                "contract.completion.notice.day",
                () -> notices.submit(contract, TODAY.plusDays(1), "完了"));
        refused(
                "completedOn",
                "contract.completion.notice.day",
                () -> notices.submit(contract, LocalDate.of(2022, 3, 31), "完了"));
        refused("text", "contract.completion.notice.text", () -> notices.submit(contract, TODAY, "  "));
        refused(
                "text",
                "contract.completion.rule.cardNumber",
                () -> notices.submit(contract, TODAY, "4111111111111111"));
        refused("text", "contract.completion.rule.long", () -> notices.submit(contract, TODAY, "長".repeat(1001)));
        assertThat(notices.notices(contract)).isEmpty();

        notices.submit(contract, TODAY, "完了");
        long id = only().id();
        SignedIn.as(OFFICIAL);
        refused(
                "inspectedOn",
                "contract.completion.inspection.day",
                () -> notices.inspect(id, TODAY.plusDays(1), Inspection.Result.PASSED, "所見"));
        refused(
                "inspectedOn",
                "contract.completion.inspection.day",
                () -> notices.inspect(id, TODAY.minusDays(1), Inspection.Result.PASSED, "所見"));
        refused(
                "finding",
                "contract.completion.inspection.finding",
                () -> notices.inspect(id, TODAY, Inspection.Result.PASSED, ""));
        assertThat(count("completion_inspection") + count("completion_document"))
                .isZero();
    }

    @Test
    void anInspectionRecordedByMistakeIsCorrectedAndTheEarlierStaysReadable() throws IOException {
        notices.submit(contract, TODAY, "完了");
        SignedIn.as(OFFICIAL);
        notices.inspect(only().id(), TODAY, Inspection.Result.PASSED, "取り違え");
        byte[] first = notices.record(only().id(), 1);
        refused(
                "reason",
                "contract.completion.rule.reason",
                () -> notices.correct(only().id(), 1, TODAY, Inspection.Result.FAILED, "名簿が足りない", " "));
        SignedIn.as(OFFICIAL2);
        notices.correct(only().id(), 1, TODAY, Inspection.Result.FAILED, "名簿が足りない", "別の契約と取り違えた");
        refused(
                null,
                "contract.completion.rule.meanwhile",
                () -> notices.correct(only().id(), 1, TODAY, Inspection.Result.PASSED, "後から", "理由"));

        assertThat(only().inspections()).extracting(Inspection::version).containsExactly(2, 1);
        assertThat(only().inspection().result()).isEqualTo(Inspection.Result.FAILED);
        assertThat(only().inspection().reason()).isEqualTo("別の契約と取り違えた");
        assertThat(notices.record(only().id(), 1)).isEqualTo(first);
        assertThat(text(notices.record(only().id(), 2))).contains("訂正", "別の契約と取り違えた", "不合格");
        // it isn't passed any more, so the contractor can mend it; then the earlier one is over
        SignedIn.as(SOUTH);
        long earlier = only().id();
        notices.submit(contract, TODAY, "名簿を補った");
        SignedIn.as(OFFICIAL);
        refused(
                null,
                "contract.completion.inspection.followed",
                () -> notices.correct(earlier, 2, TODAY, Inspection.Result.PASSED, "合格", "理由"));
    }

    @Test
    void nobodyInspectsTheirOwnWork() {
        notices.submit(contract, TODAY, "完了");
        SignedIn.as(new PortalUser("ito", "伊藤 光", "south-office", Set.of(Role.OFFICIAL)));
        refused(
                null,
                "contract.rule.ownOrganisation",
                () -> notices.inspect(only().id(), TODAY, Inspection.Result.PASSED, "所見"));
        SignedIn.as(new PortalUser("contractor", "田中 健", "city", Set.of(Role.OFFICIAL)));
        refused(
                null,
                "contract.rule.ownWork",
                () -> notices.inspect(only().id(), TODAY, Inspection.Result.PASSED, "所見"));
        assertThat(count("completion_inspection") + count("completion_document"))
                .isZero();
    }

    @Test
    void whatWasDoneOrListedByMistakeIsTakenBackWithAReason() {
        SignedIn.as(OFFICIAL);
        handover.begin(contract);
        HandoverItem first = handover.items(contract).getFirst();
        handover.change(contract, first, first.text(), "山本 恵", first.dueOn());
        handover.done(contract, handover.items(contract).getFirst(), "済");
        HandoverItem done = handover.items(contract).getFirst();
        refused(null, "contract.completion.rule.meanwhile", () -> handover.remove(contract, done, "不要"));
        refused("reason", "contract.completion.rule.reason", () -> handover.undo(contract, done, ""));
        handover.undo(contract, done, "まだだった");
        HandoverItem open = handover.items(contract).getFirst();
        assertThat(open.done()).isNull();
        assertThat(open.note()).isNull();
        refused(null, "contract.completion.rule.meanwhile", () -> handover.undo(contract, open, "もう一度"));
        refused("reason", "contract.completion.rule.reason", () -> handover.remove(contract, open, " "));
        handover.remove(contract, open, "対象がない");
        refused(null, "contract.completion.rule.meanwhile", () -> handover.remove(contract, open, "もう一度"));

        assertThat(handover.items(contract)).hasSize(6).noneMatch(item -> item.id() == open.id());
        assertThat(jdbc.sql("select removed_reason from completion_handover where id = ?")
                        .param(open.id())
                        .query(String.class)
                        .single())
                .isEqualTo("対象がない");
        handover.add(contract, HandoverKind.OTHER, "看板を外す", "", TODAY);
        assertThat(handover.items(contract)).hasSize(7);
    }

    @Test
    void theHandoverListIsBegunNamedAndWorkedOff() {
        SignedIn.as(OFFICIAL);
        handover.begin(contract);
        refused(null, "contract.completion.handover.begun", () -> handover.begin(contract));
        HandoverItem first = handover.items(contract).getFirst();
        assertThat(handover.items(contract))
                .hasSize(7)
                .allMatch(item -> item.dueOn().equals(LocalDate.of(2022, 10, 1)));
        refused("note", "contract.completion.handover.noOwner", () -> handover.done(contract, first, ""));

        handover.change(contract, first, first.text(), "山本 恵", first.dueOn());
        refused(
                null,
                "contract.completion.rule.meanwhile",
                () -> handover.change(contract, first, "後から", "別人", first.dueOn()));
        HandoverItem named = handover.items(contract).getFirst();
        handover.done(contract, named, "10月1日に切り替えた");
        HandoverItem done = handover.items(contract).getFirst();
        assertThat(done.owner()).isEqualTo("山本 恵");
        assertThat(done.done().name()).isEqualTo("渡辺 誠");
        assertThat(done.isOverdue(LocalDate.of(2023, 1, 1))).isFalse();
        refused(null, "contract.completion.rule.meanwhile", () -> handover.done(contract, done, "もう一度"));

        handover.add(contract, HandoverKind.OTHER, "看板を外す", "", TODAY);
        assertThat(handover.items(contract).getLast().text()).isEqualTo("看板を外す");
        assertThat(handover.items(contract).getLast().owner()).isNull();
        refused(
                "due",
                "contract.completion.handover.due",
                () -> handover.add(contract, HandoverKind.OTHER, "期限なし", "", null));
        refused(
                "text",
                "contract.completion.handover.text",
                () -> handover.add(contract, HandoverKind.OTHER, "", "", TODAY));
        assertThat(handover.items(contract)).hasSize(8);
    }

    private CompletionNotice only() {
        List<CompletionNotice> all = notices.notices(contract);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
