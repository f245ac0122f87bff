package jp.madoguchi.reissue.plan;

import static jp.madoguchi.reissue.ReportedCounts.JUNE;
import static jp.madoguchi.reissue.ReportedCounts.JUNE_30;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.reissue.plan.DueReport.Timeliness;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.CountedStatements;
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
class PlanServiceTest {
    private static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));
    private static final LocalDate JULY_10 = LocalDate.of(2022, 7, 10);

    @Autowired
    PlanService plans;

    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    Incident incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aPlanSaysWhatIsDueAndEachOrganisationSeesItsOwn() {
        set("south-office", 0, JULY_10);
        set("north-office", 0, JULY_10);
        new ReportedCounts(jdbc, incident).in(ReportState.ACCEPTED, JUNE_30, JUNE);

        assertThat(plans.due(incident.id()))
                .extracting(DueReport::organisation, DueReport::timeliness)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("north-office", Timeliness.AHEAD),
                        org.assertj.core.groups.Tuple.tuple("south-office", Timeliness.AHEAD),
                        org.assertj.core.groups.Tuple.tuple("north-office", Timeliness.MISSING),
                        org.assertj.core.groups.Tuple.tuple("south-office", Timeliness.IN_TIME));
        assertThat(plans.rates(incident.id()))
                .containsExactly(
                        new ReportingRates("north-office", 1, 0, 0, 0, 1, 0),
                        new ReportingRates("south-office", 1, 1, 0, 0, 0, 0));

        SignedIn.as(NORTH);
        assertThat(plans.ownDue(incident.id()))
                .allSatisfy(due -> assertThat(due.organisation()).isEqualTo("north-office"))
                .hasSize(2);
        assertThat(plans.ownRates(incident.id()))
                .extracting(ReportingRates::missing)
                .containsExactly(1);
        assertThat(plans.ownReminders(incident.id()))
                .extracting(DueReport::timeliness)
                .containsExactly(Timeliness.MISSING, Timeliness.AHEAD);
    }

    @Test
    void aDraftAndAWithdrawnReportDontReportAnything() {
        set("south-office", 0, JULY_10);
        new ReportedCounts(jdbc, incident).in(ReportState.DRAFT, JUNE_30, JUNE);
        new ReportedCounts(jdbc, incident).revision(2, null).in(ReportState.WITHDRAWN, JUNE_30, JUNE);
        assertThat(plans.due(incident.id()).getLast().timeliness()).isEqualTo(Timeliness.MISSING);
    }

    @Test
    void aNewPlanKeepsTheOldOneAndWhoDidntSeeItIsTold() {
        set("south-office", 0, JULY_10);
        refused("seen", "reissue.plan.rule.meanwhile", () -> set("south-office", 0, JULY_10));
        set("south-office", 1, LocalDate.of(2022, 9, 10));

        assertThat(plans.plans(incident.id()).get("south-office").revision()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from reissue_plan")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(plans.due(incident.id()))
                .extracting(due -> due.period().due())
                .contains(JULY_10);
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'reissue.audit.planSet'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** What was due is due: nobody is late, or in time, by a plan that came afterwards. */
    @Test
    void aPlanThatReplacesAnotherBeginsTodayAtTheEarliest() {
        set("south-office", 0, JULY_10);
        LocalDate today = Tokyo.today(clock);
        refused("firstDue", "reissue.plan.rule.past", () -> set("south-office", 1, today.minusDays(1)));
        assertThat(plans.plans(incident.id()).get("south-office").revision()).isEqualTo(1);
        set("south-office", 1, today);
        assertThat(plans.plans(incident.id()).get("south-office").revision()).isEqualTo(2);
    }

    @Test
    void whatCantBeAPlanIsRefusedAtItsFieldAndLeavesNothing() {
        LocalDate due = JULY_10;
        refused("organisation", "reissue.plan.rule.organisation", plan(" ", PlanKind.WEEKLY, due, 3, null));
        refused("kind", "reissue.plan.rule.kind", plan("x", null, due, 3, null));
        refused("daysAfter", "reissue.plan.rule.daysAfter", plan("x", PlanKind.WEEKLY, due, null, null));
        refused("daysAfter", "reissue.plan.rule.daysAfter", plan("x", PlanKind.WEEKLY, due, -1, null));
        refused("daysAfter", "reissue.plan.rule.daysAfter", plan("x", PlanKind.WEEKLY, due, 91, null));
        refused("firstDue", "reissue.plan.rule.firstDue", plan("x", PlanKind.WEEKLY, null, 3, null));
        refused(
                "firstDue",
                "reissue.plan.rule.firstDue",
                plan("x", PlanKind.WEEKLY, LocalDate.of(2022, 1, 27), 3, null));
        refused("until", "reissue.plan.rule.until", plan("x", PlanKind.WEEKLY, due, 3, due.minusDays(1)));
        assertThat(plans.plans(incident.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit_event where action like 'reissue.%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theReportingOrganisationCanAlwaysBeGivenAPlan() {
        assertThat(plans.organisations(incident.id())).containsExactly("south-office");
        new ReportedCounts(jdbc, incident).of("north-office", "contractor2").sent(JUNE_30, JUNE);
        assertThat(plans.organisations(incident.id())).containsExactly("north-office", "south-office");
    }

    @Test
    void takesAsManyStatementsForAYearAsForADay() {
        CountedStatements counted = new CountedStatements(dataSource);
        PlanStore store = new PlanStore(JdbcClient.create(counted));
        set("south-office", 0, JULY_10);
        ReportedCounts reported = new ReportedCounts(jdbc, incident);
        for (int i = 0; i < 10; i++) {
            reported.sent(JUNE_30.minusDays(i), JUNE);
        }
        assertThat(counted.during(() -> List.of(store.plans(incident.id(), null), store.sent(incident.id(), null))))
                .isEqualTo(2);
    }

    private void set(String organisation, int seen, LocalDate firstDue) {
        plans.set(incident.id(), new NewPlan(organisation, seen, PlanKind.MONTHLY, firstDue, 10, null));
    }

    private static NewPlan plan(String organisation, PlanKind kind, LocalDate due, Integer after, LocalDate until) {
        return new NewPlan(organisation, 0, kind, due, after, until);
    }

    private void refused(String field, String key, NewPlan plan) {
        refused(field, key, () -> plans.set(incident.id(), plan));
    }

    private static void refused(String field, String key, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.text().key()).isEqualTo(key);
        });
    }
}
