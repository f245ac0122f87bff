package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.contract.Amendment;
import jp.madoguchi.contract.AmendmentTerms;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.ContractsOfTests;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.phrase.Phrase;
import jp.madoguchi.inquiry.phrase.PhraseService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.regulator.ActionsOfTests;
import jp.madoguchi.regulator.FollowedMeasure;
import jp.madoguchi.regulator.NoteKind;
import jp.madoguchi.regulator.RegisteredAction;
import jp.madoguchi.regulator.RegulatorEntryService;
import jp.madoguchi.regulator.RegulatorFollowUpService;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.security.PortalUser;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hundred people at one and the same thing: each looks at how it stands and writes on. Whoever was overtaken is told so and has changed
 * nothing; of what was said to be saved nothing is missing.
 */
@PortalTest
@Tag("database")
class ManyEditorsTest {
    private static final int PEOPLE = FullSize.of(8, 100);
    private static final int EACH = FullSize.of(4, 20);

    @Autowired
    IncidentService incidents;

    @Autowired
    ContractEntryService contracts;

    @Autowired
    ContractService contract;

    @Autowired
    RegulatorEntryService actions;

    @Autowired
    RegulatorFollowUpService following;

    @Autowired
    RegulatorService register;

    @Autowired
    ReviewService reviews;

    @Autowired
    PhraseService phrases;

    @Autowired
    JdbcClient jdbc;

    private Incident incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    @Assures("G1")
    void ofManyWhoAmendOneContractNothingIsLost() throws Exception {
        long id = ContractsOfTests.enter(contracts, incident);
        // at full size there are more than a contract takes
        String refused = "contract.rule.(meanwhile|tooMany)";
        Set<String> saved = edited("contract", ContractsOfTests.OFFICIAL, refused, text -> {
            int seen = contract.contract(id).version();
            contracts.addAmendment(
                    id,
                    seen,
                    new AmendmentTerms(text, LocalDate.of(2022, 6, 1), LocalDate.of(2022, 6, 1), "変更", "条文"),
                    "締結");
        });

        SignedIn.as(ContractsOfTests.OFFICIAL);
        assertThat(contract.contract(id).amendments())
                .extracting(Amendment::number)
                .containsExactlyInAnyOrderElementsOf(saved);
    }

    @Test
    @Assures("G1")
    void ofManyWhoChangeOneActionNothingIsLost() throws Exception {
        SignedIn.as(ActionsOfTests.OFFICIAL);
        long id = actions.enter(incident.id(), ActionsOfTests.order());
        Set<String> saved = edited("regulator action", ActionsOfTests.OFFICIAL, "regulator.rule.meanwhile", text -> {
            RegisteredAction seen = register.action(id);
            actions.change(id, seen.version(), ActionsOfTests.termsOf(seen.action(), text), "訂正");
        });

        assertThat(jdbc.sql("select became from regulator_change_line where field = 'SUBJECT' and was is not null")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(saved);
    }

    @Test
    @Assures("G1")
    void ofManyWhoFollowOneMeasureNothingIsLost() throws Exception {
        SignedIn.as(ActionsOfTests.OFFICIAL);
        long id = actions.enter(incident.id(), ActionsOfTests.order());
        Set<String> saved = edited("measure", ActionsOfTests.OFFICIAL, "regulator.rule.measureMeanwhile", text -> {
            FollowedMeasure seen = register.action(id).followed().getFirst();
            following.record(
                    seen.measure().id(),
                    seen.version(),
                    ActionsOfTests.note(seen.measure(), seen.measure().state(), NoteKind.NOTE, text),
                    List.of());
        });

        assertThat(jdbc.sql("select words from regulator_change where step = 'FOLLOWED'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(saved);
    }

    @Test
    @Assures("G1")
    void ofManyWhoRewriteOnePhraseNothingIsLost() throws Exception {
        SignedIn.as(Role.SUPERVISOR);
        phrases.add(incident.id(), "再送", "再送を手配。");
        PortalUser supervisor = SignedIn.as(Role.SUPERVISOR);
        Set<String> saved = edited("phrase", supervisor, "inquiry.phrase.stale", text -> {
            Phrase seen = phrases.all(incident.id()).getFirst();
            phrases.change(incident.id(), seen, "再送", text);
        });

        SignedIn.as(supervisor);
        Phrase last = phrases.all(incident.id()).getFirst();
        assertThat(last.revision()).isEqualTo(1 + saved.size());
        assertThat(saved).contains(last.text());
    }

    /** A decision isn't written over: of all who press their button in the same moment one decides. */
    @Test
    @Assures("G1")
    void ofManyWhoReviewOneReportOneDecides() throws Exception {
        for (int revision = 1; revision <= EACH; revision++) {
            long report = new ReportedCounts(jdbc, incident)
                    .revision(revision, null)
                    .sent(ReportedCounts.JUNE_30, ReportedCounts.JUNE);
            Set<String> saved = atOnce(
                    1,
                    ContractsOfTests.OFFICIAL,
                    "reissue.review.meanwhile.",
                    new AtomicInteger(),
                    text -> reviews.sendBack(report, text));
            assertThat(saved).hasSize(1);
            assertThat(jdbc.sql("select remark from reissue_review where report_id = ?")
                            .param(report)
                            .query(String.class)
                            .list())
                    .containsExactlyElementsOf(saved);
        }
        Measured.as(
                "%d people at each of %d reports: one decision each, with the comment of who was told that it is theirs",
                PEOPLE, EACH);
    }

    private interface Edit {
        /** Looks, and writes this. */
        void write(String text);
    }

    private Set<String> edited(String what, PortalUser user, String overtakenBy, Edit edit) throws Exception {
        AtomicInteger overtaken = new AtomicInteger();
        Set<String> saved = atOnce(EACH, user, overtakenBy, overtaken, edit);
        assertThat(saved).isNotEmpty();
        assertThat(saved.size() + overtaken.get()).isEqualTo(PEOPLE * EACH);
        Measured.as(
                "%d threads, %,d edits of one %s: %,d kept, %,d told that they were overtaken or that it is full, 0 lost",
                PEOPLE, PEOPLE * EACH, what, saved.size(), overtaken.get());
        SignedIn.as(user);
        return saved;
    }

    /** @return what was acknowledged */
    private static Set<String> atOnce(int each, PortalUser user, String overtakenBy, AtomicInteger overtaken, Edit edit)
            throws Exception {
        Set<String> saved = ConcurrentHashMap.newKeySet();
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService desks = Executors.newFixedThreadPool(PEOPLE)) {
            for (int person = 0; person < PEOPLE; person++) {
                String name = "p" + person + "e";
                work.add(desks.submit(() -> {
                    SignedIn.as(user);
                    for (int i = 0; i < each; i++) {
                        try {
                            edit.write(name + i);
                            saved.add(name + i);
                        } catch (RejectedException refusal) {
                            assertThat(refusal.text().key()).matches(overtakenBy + ".*");
                            overtaken.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
        }
        for (Future<?> one : work) {
            one.get();
        }
        return saved;
    }
}
