package jp.madoguchi.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionRun.Part;
import jp.madoguchi.privacy.retention.DeletionRun.State;
import jp.madoguchi.security.Role;
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

/** What a run rests on: ends that were signed, periods that were signed, and that both are so still when it is approved. */
@PortalTest
@Tag("database")
class DeletionBasisTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2022, 6, 23);
    private static final LocalDate ENDED = LocalDate.of(2022, 7, 29);

    @Autowired
    IncidentService incidents;

    @Autowired
    RetentionService retention;

    @Autowired
    DeletionService deletions;

    @Autowired
    Messages messages;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Incident incident;
    private LocalDate later;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        later = Tokyo.today(clock).plusDays(30);
        new Traces(jdbc, incident)
                .leave("U000001", LONG_AGO.atTime(12, 0).atZone(Tokyo.ZONE).toInstant());
        SignedIn.as(Role.ADMIN);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private void incidentEnds(LocalDate day) {
        jdbc.sql("update incident set ends_on = ? where id = ?")
                .params(day, incident.id())
                .update();
    }

    private long contract(LocalDate endsOn, String state) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into contract (id, incident_id, number, title, client, contractor, contractor_name, starts_on, ends_on,
                          state, version, changed_by, changed_by_name, changed_at)
                        values (?, ?, ?, 'x', 'x', 'c', 'x', ?, ?, ?, 1, 'o', 'o', ?)""")
                .params(Arrays.asList(
                        id, incident.id(), "C-" + id, LONG_AGO, endsOn, state, Tokyo.toColumn(clock.instant())))
                .update();
        return id;
    }

    private long signed(long contract, int version, String outcome, LocalDate endsOn) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into completion_decision (id, contract_id, version, state, outcome, figures, figures_at, revision,
                          started_by, started_by_name, started_at, ends_on)
                        values (?, ?, ?, 'SIGNED', ?, '{}', ?, 1, 'o', 'o', ?, ?)""")
                .params(Arrays.asList(
                        id,
                        contract,
                        version,
                        outcome,
                        Tokyo.toColumn(clock.instant()),
                        Tokyo.toColumn(clock.instant()),
                        endsOn))
                .update();
        return id;
    }

    private void kept(long decision, String kind, LocalDate until) {
        jdbc.sql("insert into completion_retention (id, decision_id, kind, months, kept_until) values (?, ?, ?, 12, ?)")
                .params(Ids.next(), decision, kind, until)
                .update();
    }

    private void refused(String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(messages.get(Locale.JAPANESE, e.text())).contains(words));
    }

    private long prepare(Extent extent) {
        SignedIn.as(Role.ADMIN);
        return deletions.prepare(incident.id(), extent, "終了");
    }

    private void refusedApproval(long id, String words) {
        SignedIn.as(Role.APPROVER);
        refused(words, () -> deletions.approve(id));
        assertThat(deletions.run(id).state()).isEqualTo(State.PREPARED);
        SignedIn.as(Role.ADMIN);
    }

    @Test
    void anIncidentThatIsOverDoesntEndAContractThatRuns() {
        incidentEnds(ENDED);
        contract(later, "CONFIRMED");

        refused("終了が確定していない", () -> prepare(Extent.EVERYTHING));
    }

    @Test
    void aContractThatIsOverDoesntEndAnIncidentThatRuns() {
        incidentEnds(later);
        contract(ENDED, "CONFIRMED");

        refused("終了が確定していない", () -> prepare(Extent.EVERYTHING));
    }

    @Test
    void anEndThatNobodyHasConfirmedIsNone() {
        long contract = contract(ENDED, "ENTERED");
        retention.set(incident.id(), ErasedKind.CALLERS, Term.CONTRACT_END, 0, 0, "定め");

        refused("終了が確定していない", () -> prepare(Extent.EVERYTHING));
        assertThat(deletions.preview(incident.id(), Extent.DUE)).isEmpty();
        jdbc.sql("update contract set state = 'CONFIRMED' where id = ?")
                .param(contract)
                .update();
        assertThat(deletions.preview(incident.id(), Extent.DUE)).hasSize(1);
        prepare(Extent.EVERYTHING);
    }

    @Test
    void aContractThatGoesOnByASignedDecisionIsntOver() {
        long contract = contract(ENDED, "CONFIRMED");
        signed(contract, 1, "ENDS", ENDED);
        signed(contract, 2, "GOES_ON", ENDED);

        refused("終了が確定していない", () -> prepare(Extent.EVERYTHING));
        signed(contract, 3, "ENDS", ENDED);
        prepare(Extent.EVERYTHING);
    }

    @Test
    void ofTheSignedEndAndTheContractsTheLaterOneCounts() {
        long contract = contract(ENDED, "CONFIRMED");
        signed(contract, 1, "ENDS", later);

        refused("終了が確定していない", () -> prepare(Extent.EVERYTHING));
        jdbc.sql("update completion_decision set ends_on = ?").param(ENDED).update();
        jdbc.sql("update contract set ends_on = ?, state = 'ENTERED'")
                .param(later)
                .update();
        refused("終了が確定していない", () -> prepare(Extent.EVERYTHING));
    }

    @Test
    void aSignedPeriodIsTheShortestOne() {
        long decision = signed(contract(ENDED, "CONFIRMED"), 1, "ENDS", ENDED);
        kept(decision, "CALL_RECORDS", Tokyo.today(clock));
        retention.set(incident.id(), ErasedKind.CALLERS, Term.OWN_DAY, 1, 0, "定め");
        retention.set(incident.id(), ErasedKind.INQUIRIES, Term.OWN_DAY, 1, 0, "定め");

        assertThat(deletions.preview(incident.id(), Extent.DUE))
                .extracting(Part::kind)
                .containsExactly(ErasedKind.INQUIRIES);
        refused("保存期限（発信者番号（通話記録・話中のおわび）：" + Tokyo.today(clock), () -> prepare(Extent.EVERYTHING));
        jdbc.sql("update completion_retention set kept_until = ?")
                .param(Tokyo.today(clock).minusDays(1))
                .update();
        assertThat(deletions.preview(incident.id(), Extent.DUE)).hasSize(2);
        prepare(Extent.EVERYTHING);
    }

    @Test
    void aContractThatWasExtendedSinceStopsTheApproval() {
        long contract = contract(ENDED, "CONFIRMED");
        long id = prepare(Extent.EVERYTHING);
        jdbc.sql("update contract set ends_on = ? where id = ?")
                .params(later, contract)
                .update();

        refusedApproval(id, "終了が確定していない");
        jdbc.sql("update contract set ends_on = ?").param(ENDED).update();
        SignedIn.as(Role.APPROVER);
        deletions.approve(id);
    }

    @Test
    void aRuleWhoseEndHasMovedStopsTheApproval() {
        incidentEnds(ENDED);
        jdbc.sql("update subject_request set state = 'DONE'").update();
        retention.set(incident.id(), ErasedKind.CALLERS, Term.INCIDENT_END, 0, 0, "定め");
        long id = prepare(Extent.DUE);
        incidentEnds(later);

        refusedApproval(id, "準備の後に、消去の根拠");
    }

    @Test
    void aHoldThatWasLiftedSinceStopsTheApproval() {
        incidentEnds(ENDED);
        retention.hold(incident.id(), "U000001", "訴訟のため");
        new Traces(jdbc, incident)
                .leave("U000002", LONG_AGO.atTime(12, 0).atZone(Tokyo.ZONE).toInstant());
        long id = prepare(Extent.EVERYTHING);
        retention.lift(incident.id(), retention.holds(incident.id()).getFirst().id(), "和解");

        refusedApproval(id, "準備の後に、消去の根拠");
    }
}
