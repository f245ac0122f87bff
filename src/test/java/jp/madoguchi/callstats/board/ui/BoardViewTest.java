package jp.madoguchi.callstats.board.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jp.madoguchi.callstats.CallRecord;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.callstats.apology.ApologyCounts;
import jp.madoguchi.callstats.board.Board;
import jp.madoguchi.callstats.board.BoardService;
import jp.madoguchi.callstats.board.OperatorNow;
import jp.madoguchi.callstats.board.OperatorState;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.DeskPresence;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SealedRows;
import jp.madoguchi.testing.ViewTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class BoardViewTest extends ViewTest {
    @Autowired
    private FieldCipher cipher;

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    BoardService boards;

    @Autowired
    CallRecordService records;

    @Autowired
    DeskPresence presence;

    @Autowired
    Clock clock;

    Incident incident;
    Instant now;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
        now = clock.instant();
    }

    @AfterEach
    void stand() {
        presence.leave(this);
    }

    @Test
    void theSupervisorSeesWhoDoesWhatAndHowTheLinesAre() {
        call("1", now.minusSeconds(300), now.minusSeconds(290), null, "op01");
        call("2", now.minusSeconds(3000), null, now.minusSeconds(2990), null);
        call("3", now.minusSeconds(3700), null, now.minusSeconds(3690), null);
        logged("operator", Outcome.CALLBACK);
        logged("operator", Outcome.RESOLVED);
        presence.show(this, "operator2", null);
        atTheBoard();

        Board board = boards.now(incident.id());
        assertThat(board.incoming()).isEqualTo(2);
        assertThat(board.answered()).isEqualTo(1);
        assertThat(board.busy()).isEqualTo(1);
        assertThat(board.operators())
                .extracting(OperatorNow::operator, OperatorNow::state, OperatorNow::inquiries)
                .containsExactly(
                        tuple("op01", OperatorState.ON_CALL, 0),
                        tuple("operator2", OperatorState.AT_DESK, 0),
                        tuple("operator", OperatorState.AWAY, 2));

        Screen.open("desk/board");
        assertThat(Screen.text())
                .contains("通話中", "op01", "待機中", "席を外している", "期限切れ 0 件", "090-****-5955")
                .doesNotContain("0415");
    }

    @Test
    void whoNeverGotThroughAndWaitsToBeCalledIsCounted() {
        Instant at = Calls.at(LocalDate.of(2022, 8, 2), "10:00:00");
        SystemUser.run(
                SystemUser.named("test", Role.SUPERVISOR),
                () -> records.receive(
                        incident.id(),
                        List.of(new CallRecord("C1", at, null, at.plusSeconds(8), "0120", "090-0415-5955", null))));
        jdbc.sql("update apology set due_at = ?")
                .param(Tokyo.toColumn(now.minusSeconds(60)))
                .update();
        atTheBoard();

        assertThat(boards.now(incident.id()).apologies()).isEqualTo(new ApologyCounts(1, 1, 1));
        Screen.open("desk/board");
        assertThat(Screen.text()).contains("お詫びの電話待ち", "期限切れ 1 件");
    }

    @Test
    void anEmptyCallCenterSaysSo() {
        atTheBoard();
        Screen.open("desk/board");

        assertThat(Screen.text()).contains("今日はまだ誰もいません。", "通話中の入電はありません。");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUPERVISOR")
    void nobodyElseComesHere(Role role) {
        call("1", now.minusSeconds(300), now.minusSeconds(290), null, "op01");
        signIn(role);
        Screen.open("desk/board");

        _assertNone(BoardView.class);
        assertThat(Screen.text()).doesNotContain("op01");
    }

    /** The start page is the desk, at which one sits until another page is there. */
    private void atTheBoard() {
        signIn(Role.SUPERVISOR);
        Screen.open("desk/scripts");
    }

    private void logged(String operator, Outcome outcome) {
        SystemUser.run(
                SystemUser.named(operator, Role.OPERATOR),
                () -> inquiries.log(new NewInquiry(
                        incident.id(),
                        UUID.randomUUID().toString(),
                        null,
                        null,
                        incident.category("GIFT").orElseThrow().id(),
                        outcome,
                        Channel.PHONE,
                        now,
                        now,
                        "090-0415-5955",
                        "内容")));
    }

    private void call(
            String id, Instant received, @Nullable Instant answered, @Nullable Instant ended, @Nullable String agent) {
        long row = Ids.next();
        jdbc.sql("""
                        insert into call_record (id, incident_id, call_id, received_at, answered_at, ended_at, caller_sealed, agent, result, call_date)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        row,
                        incident.id(),
                        id,
                        Tokyo.toColumn(received),
                        Tokyo.toColumn(answered),
                        Tokyo.toColumn(ended),
                        SealedRows.seal(cipher, "call_record", "caller_sealed", row, "090-0415-5955"),
                        agent,
                        answered == null ? "BUSY" : "ANSWERED",
                        Tokyo.day(received)))
                .update();
    }
}
