package jp.madoguchi.contract.completion;

import static jp.madoguchi.contract.ContractsOfTests.APPROVER;
import static jp.madoguchi.contract.ContractsOfTests.NORTH;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.SOUTH;
import static jp.madoguchi.contract.completion.AssessmentServiceTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
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
class AfterTermServiceTest {
    private static final LocalDate ENDED = LocalDate.of(2022, 7, 31);

    @Autowired
    AfterTermService afterTerm;

    @Autowired
    AfterTermOnFrame frame;

    @Autowired
    DecisionService decisions;

    @Autowired
    SigningService signing;

    @Autowired
    IncidentService incidents;

    @Autowired
    CompletionsOfTests completions;

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
    void afterTheDayOfTheEndAndASignatureThePortalSaysSo() {
        long contract = completions.contract(ENDED);
        completions.layDown(contract);
        SignedIn.as(Role.OPERATOR);
        assertThat(afterTerm.ended(incident())).isEmpty();
        assertThat(frame.text()).isEmpty();

        sign(contract, DecisionOutcome.ENDS);

        for (Role role : List.of(Role.OPERATOR, Role.SUPERVISOR, Role.OFFICIAL, Role.APPROVER, Role.AUDITOR)) {
            SignedIn.as(role);
            assertThat(frame.text().orElseThrow().args()).containsExactly("令4-117", "2022-07-31");
        }
        for (Role role : List.of(Role.CONTRACTOR, Role.ADMIN)) {
            SignedIn.as(role);
            assertThat(frame.text()).isEmpty();
        }
    }

    @Test
    void beforeTheEndOrWithAnotherOutcomeNothingIsSaid() {
        long contract = completions.contract();
        completions.layDown(contract);
        sign(contract, DecisionOutcome.ENDS);
        SignedIn.as(OFFICIAL);
        assertThat(afterTerm.ended(incident())).isEmpty();
        assertThat(afterTerm.months(contract)).isEmpty();

        CleanDatabase.clean(jdbc);
        long other = completions.contract(ENDED);
        completions.layDown(other);
        sign(other, DecisionOutcome.GOES_ON);
        SignedIn.as(OFFICIAL);
        assertThat(afterTerm.ended(incident())).isEmpty();
    }

    @Test
    void aReopenedDecisionHoldsUntilAnotherIsSigned() {
        long contract = completions.contract(ENDED);
        completions.layDown(contract);
        sign(contract, DecisionOutcome.ENDS);
        SignedIn.as(OFFICIAL);
        decisions.reopen(contract, "見直し");
        assertThat(afterTerm.ended(incident())).isPresent();

        Decision draft = decisions.versions(contract).getFirst();
        decisions.write(draft.id(), draft.revision(), DecisionOutcome.GOES_ON, CompletionsOfTests.texts("延長"));
        decisions.prepare(draft.id(), draft.revision() + 1);
        SignedIn.as(APPROVER);
        signing.sign(draft.id(), draft.revision() + 2);
        assertThat(afterTerm.ended(incident())).isEmpty();
    }

    @Test
    void whatComesInAfterwardsIsCountedApart() {
        long contract = completions.contract(ENDED);
        SignedIn.as(OFFICIAL);
        long category =
                incidents.requireCurrent().category("GIFT").orElseThrow().id();
        jdbc.sql("insert into inquiry_count (incident_id, received_on, category_id, inquiries) values (?, ?, ?, ?)")
                .params(incident(), ENDED, category, 99)
                .update();
        jdbc.sql("insert into inquiry_count (incident_id, received_on, category_id, inquiries) values (?, ?, ?, ?)")
                .params(incident(), ENDED.plusDays(1), category, 7)
                .update();

        // 1 to 3 August: 63 + 36 + 20 calls, of which 60 + 36 + 20 were answered
        assertThat(afterTerm.months(contract)).containsExactly(new AfterTermMonth(YearMonth.of(2022, 8), 7, 119, 116));
    }

    @Test
    void theSignedEndStaysWhereTheContractIsChanged() {
        long contract = completions.contract(ENDED);
        completions.layDown(contract);
        sign(contract, DecisionOutcome.ENDS);
        jdbc.sql("update contract set ends_on = '2022-12-31'").update();
        SignedIn.as(OFFICIAL);

        assertThat(afterTerm.ended(incident()).orElseThrow().endedOn()).isEqualTo(ENDED);
        assertThat(afterTerm.endsOn(contract)).isEqualTo(ENDED);
        assertThat(afterTerm.months(contract)).hasSize(1);
    }

    @Test
    void theSignatureSetsUntilWhenDataIsKept() {
        long contract = completions.contract(ENDED);
        completions.layDown(contract);
        SignedIn.as(OFFICIAL);
        assertThat(afterTerm.retention(contract)).isEmpty();
        sign(contract, DecisionOutcome.ENDS);
        SignedIn.as(OFFICIAL);

        assertThat(afterTerm.retention(contract))
                .hasSize(DataKind.values().length)
                .contains(
                        new KeptUntil(DataKind.CALL_RECORDS, 12, LocalDate.of(2023, 7, 31)),
                        new KeptUntil(DataKind.INQUIRIES, 60, LocalDate.of(2027, 7, 31)));
    }

    @Test
    void theContractorIsToldTheOutcomeAndAnotherNothing() {
        long contract = completions.contract();
        completions.layDown(contract);
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        SignedIn.as(SOUTH);
        assertThat(afterTerm.outcome(contract)).isEmpty();
        SystemUser.run(APPROVER, () -> {
            signing.sign(id, decisions.versions(contract).getFirst().revision());
            return true;
        });

        assertThat(afterTerm.outcome(contract))
                .contains(new SignedOutcome(
                        1,
                        DecisionOutcome.ENDS,
                        CompletionsOfTests.TODAY,
                        LocalDate.of(2022, 9, 30),
                        "CONDITIONS 本文 𠮷田 髙橋"));
        SignedIn.as(NORTH);
        refused(null, "contract.unknown", () -> afterTerm.outcome(contract));
    }

    private void sign(long contract, DecisionOutcome outcome) {
        long id = completions.prepared(contract, outcome);
        SystemUser.run(APPROVER, () -> {
            signing.sign(id, decisions.versions(contract).getFirst().revision());
            return true;
        });
    }

    private long incident() {
        return incidents.requireCurrent().id();
    }
}
