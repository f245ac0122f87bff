package jp.madoguchi.regulator;

import static jp.madoguchi.regulator.ActionsOfTests.AUDITOR;
import static jp.madoguchi.regulator.ActionsOfTests.ISSUED;
import static jp.madoguchi.regulator.ActionsOfTests.OFFICIAL;
import static jp.madoguchi.regulator.ActionsOfTests.OFFICIAL2;
import static jp.madoguchi.regulator.ActionsOfTests.measuresOf;
import static jp.madoguchi.regulator.ActionsOfTests.note;
import static jp.madoguchi.regulator.ActionsOfTests.order;
import static jp.madoguchi.regulator.ActionsOfTests.pdf;
import static jp.madoguchi.regulator.ActionsOfTests.termsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.regulator.RegulatorChange.Field;
import jp.madoguchi.regulator.RegulatorChange.Line;
import jp.madoguchi.regulator.RegulatorChange.Step;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@PortalTest
@Tag("database")
class RegulatorServiceTest {
    private static final String CARD = "4111 1111 1111 1111";

    @Autowired
    RegulatorService register;

    @Autowired
    RegulatorEntryService entries;

    @Autowired
    RegulatorFollowUpService following;

    @Autowired
    RegulatorFileService files;

    @Autowired
    RegulatorExportService export;

    @Autowired
    FileIntake intake;

    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    long incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents).id();
        SignedIn.as(OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void anActionIsKeptAsItWasEntered() {
        long id = entries.enter(incident, order());
        RegisteredAction there = register.action(id);
        RegulatorAction action = there.action();
        assertThat(there.version()).isEqualTo(1);
        assertThat(there.incidentId()).isEqualTo(incident);
        assertThat(action.kind()).isEqualTo(ActionKind.IMPROVEMENT_ORDER);
        assertThat(action.subject()).isEqualTo("適切な管理を命じる");
        // the numbering of the action's own day, where nothing else is said
        assertThat(action.basis()).isEqualTo(new Statute("割賦販売法", "第35条の17", ISSUED, ""));
        assertThat(action.reasons()).containsExactly("診断報告書の改ざん");
        assertThat(action.remark()).isNull();
        assertThat(action.measures())
                .extracting(
                        RequiredMeasure::position,
                        RequiredMeasure::text,
                        RequiredMeasure::state,
                        RequiredMeasure::dueOn)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                1, "国際基準の維持", MeasureState.OPEN, LocalDate.of(2022, 11, 29)),
                        org.assertj.core.groups.Tuple.tuple(2, "経営体制の見直し", MeasureState.OPEN, null));
        assertThat(there.changes()).singleElement().satisfies(change -> {
            assertThat(change.step()).isEqualTo(Step.ENTERED);
            assertThat(change.signed().name()).isEqualTo("渡辺 誠");
            assertThat(change.lines()).contains(new Line(Field.AUTHORITY, null, null, "経済産業省"));
        });
        assertThat(audited()).containsExactly("regulator.audit.entered");
    }

    @Test
    void whatWasIssuedUntilADayComesInTheOrderOfDays() {
        entries.enter(incident, order("委員会", LocalDate.of(2022, 7, 13)));
        long first = entries.enter(incident, order());
        assertThat(register.issuedUntil(incident, LocalDate.of(2022, 6, 29))).isEmpty();
        assertThat(register.issuedUntil(incident, ISSUED))
                .singleElement()
                .satisfies(action -> assertThat(action.id()).isEqualTo(first));
        assertThat(register.issuedUntil(incident, LocalDate.of(2022, 8, 3)))
                .extracting(RegulatorAction::authority)
                .containsExactly("経済産業省", "委員会");
        assertThat(register.issuedUntil(incident + 1, LocalDate.of(2022, 8, 3))).isEmpty();
        entries.withdraw(first, 1, "二重に登録");
        assertThat(register.issuedUntil(incident, LocalDate.of(2022, 8, 3))).hasSize(1);
    }

    @Test
    void whatCantBeIsRefusedBesideItsFieldAndNothingIsKept() {
        LocalDate tomorrow = Tokyo.today(clock).plusDays(1);
        ActionTerms good = order();
        refused(() -> enter(good, null, "a", ISSUED, "b", "c"), "kind", missing(Field.KIND));
        refused(() -> enter(good, good.kind(), " ", ISSUED, "b", "c"), "authority", missing(Field.AUTHORITY));
        refused(() -> enter(good, good.kind(), "a", null, "b", "c"), "issuedOn", missing(Field.ISSUED_ON));
        refused(
                () -> enter(good, good.kind(), "a", tomorrow, "b", "c"),
                "issuedOn",
                MessageText.of("regulator.rule.future", tomorrow.minusDays(1).toString()));
        refused(
                () -> enter(good, good.kind(), "a", LocalDate.of(202, 6, 30), "b", "c"),
                "issuedOn",
                MessageText.of("regulator.rule.tooFar", 20));
        refused(() -> enter(good, good.kind(), "a", ISSUED, "", "c"), "addressee", missing(Field.ADDRESSEE));
        refused(() -> enter(good, good.kind(), "a", ISSUED, "b", ""), "law", missing(Field.LAW));
        refused(
                () -> enter(good, good.kind(), "a".repeat(201), ISSUED, "b", "c"),
                "authority",
                MessageText.of("regulator.rule.long", MessageText.of("regulator.field.AUTHORITY"), 200));
        refused(
                () -> enter(good, good.kind(), CARD, ISSUED, "b", "c"),
                "authority",
                MessageText.of("regulator.rule.cardNumber", MessageText.of("regulator.field.AUTHORITY")));
        refused(
                () -> enterItems(
                        List.of(new MeasureTerms(null, "x", null), new MeasureTerms(null, " ", null)), List.of()),
                "measures.2",
                missing(Field.MEASURE));
        refused(
                () -> enterItems(List.of(new MeasureTerms(null, "x", ISSUED.minusDays(1))), List.of()),
                "dueOn.1",
                MessageText.of("regulator.rule.dueBefore", "2022-06-30"));
        refused(() -> enterItems(List.of(), List.of("a", "")), "reasons.2", missing(Field.REASON));
        refused(
                () -> enterItems(List.of(), Stream.generate(() -> "a").limit(51).toList()),
                "reasons",
                MessageText.of("regulator.rule.most", 50));
        refused(
                () -> entries.enter(
                        incident,
                        new ActionTerms(
                                ActionKind.GUIDANCE,
                                "a",
                                ISSUED,
                                "b",
                                "c",
                                "",
                                null,
                                "後の番号",
                                "",
                                List.of(),
                                List.of(),
                                null)),
                "article",
                MessageText.of("regulator.rule.laterWithoutArticle"));
        refused(() -> entries.enter(4711, good), null, MessageText.of("incident.unknown"));
        assertThat(register.register(incident)).isEmpty();
        assertThat(audited()).isEmpty();
    }

    private void enter(
            ActionTerms good, ActionKind kind, String authority, LocalDate issuedOn, String addressee, String law) {
        entries.enter(
                incident,
                new ActionTerms(
                        kind,
                        authority,
                        issuedOn,
                        addressee,
                        law,
                        "第1条",
                        null,
                        null,
                        null,
                        good.measures(),
                        good.reasons(),
                        null));
    }

    private void enterItems(List<MeasureTerms> measures, List<String> reasons) {
        entries.enter(
                incident,
                new ActionTerms(
                        ActionKind.GUIDANCE, "a", ISSUED, "b", "c", null, null, null, null, measures, reasons, null));
    }

    @Test
    void theSameActionIsEnteredOnce() {
        long id = entries.enter(incident, order());
        refused(() -> entries.enter(incident, order()), "authority", MessageText.of("regulator.rule.twice"));
        assertThat(register.register(incident)).hasSize(1);
        entries.withdraw(id, 1, "誤り");
        // what was withdrawn may be entered anew
        entries.enter(incident, order());
        assertThat(register.register(incident)).hasSize(2);
    }

    @Test
    void aChangeSaysWhyAndWhatBecameOfWhat() {
        long id = entries.enter(incident, order());
        RegulatorAction was = register.action(id).action();
        refused(() -> entries.change(id, 1, termsOf(was, "別の件名"), " "), "reason", missing("regulator.reasonOfChange"));
        refused(
                () -> entries.change(id, 1, termsOf(was, was.subject()), "理由"),
                null,
                MessageText.of("regulator.rule.nothing"));
        SignedIn.as(OFFICIAL2);
        entries.change(id, 1, termsOf(was, "別の件名"), "文書の読み違い");
        RegisteredAction now = register.action(id);
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.action().subject()).isEqualTo("別の件名");
        assertThat(now.action().measures()).isEqualTo(was.measures());
        assertThat(now.changed().name()).isEqualTo("山本 恵");
        RegulatorChange change = now.changesAfter(1).getFirst();
        assertThat(change.words()).isEqualTo("文書の読み違い");
        assertThat(change.lines()).containsExactly(new Line(Field.SUBJECT, null, "適切な管理を命じる", "別の件名"));
        assertThat(audited()).containsExactly("regulator.audit.entered", "regulator.audit.changed");
    }

    @Test
    void whoSavesOverSomebodyElsesChangeIsTold() {
        long id = entries.enter(incident, order());
        RegulatorAction seen = register.action(id).action();
        SignedIn.as(OFFICIAL2);
        entries.change(id, 1, termsOf(seen, "先の変更"), "先");
        SignedIn.as(OFFICIAL);
        MessageText told = MessageText.of("regulator.rule.meanwhile", "山本 恵");
        refused(() -> entries.change(id, 1, termsOf(seen, "後の変更"), "後"), "seen", told);
        refused(() -> entries.withdraw(id, 1, "後"), "seen", told);
        assertThat(register.action(id).action().subject()).isEqualTo("先の変更");
        entries.change(id, 2, termsOf(seen, "後の変更"), "確かめたうえで");
        assertThat(register.action(id).action().subject()).isEqualTo("後の変更");
    }

    @Test
    void ofTwoChangesAtTheSameMomentOneIsKept() throws Exception {
        long id = entries.enter(incident, order());
        RegulatorAction seen = register.action(id).action();
        RequiredMeasure measure = seen.measures().getFirst();
        assertThat(atOnce(user -> entries.change(id, 1, termsOf(seen, user.name()), "同時")))
                .containsExactlyInAnyOrder("kept", "regulator.rule.meanwhile");
        assertThat(atOnce(user -> following.record(
                        measure.id(),
                        1,
                        note(measure, MeasureState.IN_PROGRESS, NoteKind.NOTE, user.name()),
                        List.of())))
                .containsExactlyInAnyOrder("kept", "regulator.rule.measureMeanwhile");
        RegisteredAction now = register.action(id);
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.followed().getFirst().version()).isEqualTo(2);
        assertThat(now.followed().getFirst().thread()).hasSize(1);
    }

    private interface Work {
        void as(PortalUser user);
    }

    private static List<String> atOnce(Work work) throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> futures = Stream.of(OFFICIAL, OFFICIAL2)
                    .map(user -> threads.submit(() -> SystemUser.run(user, () -> {
                        both.countDown();
                        try {
                            both.await(10, TimeUnit.SECONDS);
                            work.as(user);
                            return "kept";
                        } catch (RejectedException e) {
                            return e.text().key();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    })))
                    .toList();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> future : futures) {
                outcomes.add(future.get(30, TimeUnit.SECONDS));
            }
            return outcomes;
        }
    }

    @Test
    void measuresAreMovedAddedAndCorrectedButWhatIsFollowedStays() {
        long id = entries.enter(incident, order());
        RegulatorAction was = register.action(id).action();
        RequiredMeasure first = was.measures().getFirst();
        RequiredMeasure second = was.measures().getLast();
        following.record(first.id(), 1, note(first, MeasureState.IN_PROGRESS, NoteKind.NOTE, "着手"), List.of());
        List<MeasureTerms> measures = new ArrayList<>(measuresOf(was).reversed());
        measures.add(new MeasureTerms(null, "新しい措置", LocalDate.of(2022, 12, 1)));
        entries.change(id, 1, with(was, measures), "順序の訂正");
        RegulatorAction now = register.action(id).action();
        assertThat(now.measures()).extracting(RequiredMeasure::id).startsWith(second.id(), first.id());
        assertThat(now.measures().get(1).state()).isEqualTo(MeasureState.IN_PROGRESS);
        assertThat(now.measures().get(1).dueOn()).isEqualTo("2022-11-29");
        assertThat(now.measures().getLast().dueOn()).isEqualTo("2022-12-01");

        refused(
                () -> entries.change(id, 2, with(was, measuresOf(was).subList(1, 2)), "削除"),
                "measures",
                MessageText.of("regulator.rule.followed", 2));
        assertThat(register.action(id).action()).isEqualTo(now);
        entries.change(id, 2, with(was, measuresOf(was).subList(0, 1)), "対応のない措置を除く");
        assertThat(register.action(id).action().measures())
                .extracting(RequiredMeasure::id)
                .containsExactly(first.id());
        refused(
                () -> entries.change(id, 3, with(was, List.of(new MeasureTerms(4711L, "他", null))), "他"),
                null,
                MessageText.of("regulator.unknown"));
    }

    private static ActionTerms with(RegulatorAction action, List<MeasureTerms> measures) {
        ActionTerms terms = termsOf(action, action.subject());
        return new ActionTerms(
                terms.kind(),
                terms.authority(),
                terms.issuedOn(),
                terms.addressee(),
                terms.law(),
                terms.article(),
                terms.asOf(),
                terms.laterNumber(),
                terms.subject(),
                measures,
                terms.reasons(),
                terms.remark());
    }

    @Test
    void whatIsWithdrawnStaysReadableAndCantBeChanged() {
        long id = entries.enter(incident, order());
        RegulatorAction was = register.action(id).action();
        RequiredMeasure measure = was.measures().getFirst();
        refused(() -> entries.withdraw(id, 1, ""), "reason", missing("regulator.reasonOfChange"));
        entries.withdraw(id, 1, "別の事案のもの");
        RegisteredAction now = register.action(id);
        assertThat(now.withdrawn().reason()).isEqualTo("別の事案のもの");
        assertThat(now.action()).isEqualTo(was);
        MessageText told = MessageText.of("regulator.rule.withdrawn");
        refused(() -> entries.withdraw(id, 2, "もう一度"), null, told);
        refused(() -> entries.change(id, 2, termsOf(was, "変更"), "理由"), null, told);
        refused(
                () -> following.record(
                        measure.id(), 1, note(measure, MeasureState.OPEN, NoteKind.NOTE, "a"), List.of()),
                null,
                told);
        refused(() -> files.attach(id, List.of(file("a"))), null, told);
        assertThat(register.register(incident)).singleElement().satisfies(line -> {
            assertThat(line.withdrawn()).isTrue();
            assertThat(line.isOpen()).isFalse();
            assertThat(line.nextDue()).isEmpty();
        });
        assertThat(register.calendar(incident, 2022)).isEmpty();
        assertThat(register.waiting(incident).overdue()).isEmpty();
    }

    @Test
    void followingAMeasureIsRecordedStepByStep() {
        long id = entries.enter(incident, order());
        RequiredMeasure was = measure(id);
        following.record(
                was.id(),
                1,
                new FollowUp("渡辺 誠", MeasureState.IN_PROGRESS, was.dueOn(), NoteKind.NOTE, null, null),
                List.of());
        following.record(
                was.id(),
                2,
                new FollowUp(
                        "渡辺 誠",
                        MeasureState.REPORTED,
                        LocalDate.of(2022, 12, 20),
                        NoteKind.PROGRESS_REPORT,
                        LocalDate.of(2022, 7, 20),
                        "経過報告書を受領"),
                List.of(file("報告")));
        FollowedMeasure now = register.action(id).followed().getFirst();
        assertThat(now.measure().state()).isEqualTo(MeasureState.REPORTED);
        assertThat(now.measure().owner()).isEqualTo("渡辺 誠");
        assertThat(now.measure().dueOn()).isEqualTo("2022-12-20");
        assertThat(now.evidence()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("報告.pdf");
            assertThat(file.changeId()).isEqualTo(now.thread().getFirst().id());
        });
        assertThat(now.thread().getFirst().onDay()).isEqualTo("2022-07-20");
        assertThat(now.thread().getFirst().lines())
                .containsExactly(
                        new Line(Field.STATE, null, "IN_PROGRESS", "REPORTED"),
                        new Line(Field.DUE_ON, null, "2022-11-29", "2022-12-20"));
        // the entry itself is as it was
        assertThat(register.action(id).version()).isEqualTo(1);
        assertThat(register.calendar(incident, 2022))
                .extracting(CalendarEntry::kind)
                .containsExactly(CalendarEntry.Kind.ISSUED, CalendarEntry.Kind.PROGRESS_REPORT, CalendarEntry.Kind.DUE);
        assertThat(audited()).hasSize(3).endsWith("regulator.audit.followed");
    }

    @Test
    void aStepWithoutSenseIsRefusedAndNothingIsKept() {
        long id = entries.enter(incident, order());
        RequiredMeasure was = measure(id);
        refused(
                () -> record(was, 1, MeasureState.DONE, NoteKind.NOTE, null, null),
                "note",
                MessageText.of("regulator.rule.done"));
        refused(
                () -> record(was, 1, MeasureState.OPEN, NoteKind.NOTE, null, " "),
                "note",
                MessageText.of("regulator.rule.nothingToRecord"));
        refused(
                () -> record(was, 1, MeasureState.REPORTED, NoteKind.PROGRESS_REPORT, null, ""),
                "note",
                missing("regulator.follow.note"));
        LocalDate today = Tokyo.today(clock);
        refused(
                () -> record(was, 1, MeasureState.OPEN, NoteKind.NOTE, today.plusDays(1), "a"),
                "onDay",
                MessageText.of("regulator.rule.future", today.toString()));
        refused(
                () -> record(was, 1, MeasureState.OPEN, NoteKind.NOTE, ISSUED.minusDays(1), "a"),
                "onDay",
                MessageText.of("regulator.rule.dueBefore", "2022-06-30"));
        refused(
                () -> following.record(
                        was.id(),
                        1,
                        new FollowUp(null, MeasureState.OPEN, ISSUED.minusDays(1), NoteKind.NOTE, null, "a"),
                        List.of()),
                "dueOn",
                MessageText.of("regulator.rule.dueBefore", "2022-06-30"));
        refused(
                () -> record(was, 1, MeasureState.OPEN, NoteKind.NOTE, null, CARD),
                "note",
                MessageText.of("regulator.rule.cardNumber", MessageText.of("regulator.follow.note")));
        refused(
                () -> record(was, 7, MeasureState.OPEN, NoteKind.NOTE, null, "a"),
                "seen",
                MessageText.of("regulator.rule.measureMeanwhile", "渡辺 誠"));
        assertThat(register.action(id).changes()).hasSize(1);
        assertThat(measure(id)).isEqualTo(was);
        assertThat(audited()).hasSize(1);
    }

    private void record(
            RequiredMeasure was, int seen, MeasureState state, NoteKind kind, LocalDate onDay, String note) {
        following.record(was.id(), seen, new FollowUp(was.owner(), state, was.dueOn(), kind, onDay, note), List.of());
    }

    @Test
    void theLastThingThatShowsItCantBeTakenFromWhatIsDone() {
        long id = entries.enter(incident, order());
        RequiredMeasure was = measure(id);
        following.record(was.id(), 1, note(was, MeasureState.DONE, NoteKind.EVIDENCE, null), List.of(file("証明書")));
        RegulatorFile evidence =
                register.action(id).followed().getFirst().evidence().getFirst();
        refused(() -> files.remove(evidence.id(), "差し替え"), null, MessageText.of("regulator.file.last"));
        refused(
                () -> following.record(
                        was.id(), 2, note(was, MeasureState.DONE, NoteKind.NOTE, null), List.of(file("証明書"))),
                "files",
                MessageText.of("regulator.file.twice", "証明書.pdf"));
        RequiredMeasure done = measure(id);
        refused(
                () -> record(done, 2, MeasureState.OPEN, NoteKind.NOTE, null, null),
                "note",
                MessageText.of(
                        "regulator.rule.back",
                        MessageText.of("regulator.measureState.DONE"),
                        MessageText.of("regulator.measureState.OPEN")));
        record(done, 2, MeasureState.OPEN, NoteKind.NOTE, null, "別の会社の証明書だった");
        files.remove(evidence.id(), "別の会社のもの");
        assertThat(register.action(id).followed().getFirst().evidence()).isEmpty();
        assertThat(measure(id).state()).isEqualTo(MeasureState.OPEN);
        refused(() -> files.remove(evidence.id(), "もう一度"), null, MessageText.of("regulator.file.gone"));
        // it stays readable
        assertThat(files.content(evidence.id()).bytes()).isEqualTo(pdf("証明書"));
    }

    @Test
    void documentsAreKeptWithTheirDigestAndTakenAwayWithAReason() {
        long id = entries.enter(incident, order());
        refused(() -> files.attach(id, List.of()), "files", MessageText.of("regulator.file.none"));
        files.attach(id, List.of(file("命令書")));
        refused(
                () -> files.attach(id, List.of(file("命令書"))),
                "files",
                MessageText.of("regulator.file.twice", "命令書.pdf"));
        RegulatorFile document = register.action(id).documents().getFirst();
        assertThat(document.sha256()).hasSize(64);
        assertThat(files.content(document.id()).name()).isEqualTo("命令書.pdf");
        refused(() -> files.remove(document.id(), null), "reason", missing("regulator.reasonOfChange"));
        files.remove(document.id(), "写しの誤り");
        assertThat(register.action(id).documents())
                .singleElement()
                .satisfies(file -> assertThat(file.removed().name()).isEqualTo("渡辺 誠"));
        assertThat(register.action(id).changes())
                .extracting(RegulatorChange::step)
                .containsExactly(Step.FILE_REMOVED, Step.FILE_ADDED, Step.ENTERED);
        // whoever changes the entry meanwhile is not in the way
        assertThat(register.action(id).version()).isEqualTo(1);
        assertThat(audited()).endsWith("regulator.audit.fileAdded", "regulator.audit.fileRemoved");
    }

    @Test
    void whatIsntThereGetsTheSameAnswerAsWhatBelongsElsewhere() {
        long id = entries.enter(incident, order());
        RequiredMeasure measure = measure(id);
        MessageText unknown = MessageText.of("regulator.unknown");
        for (long other : List.of(4711L, measure.id(), incident)) {
            refused(() -> register.action(other), null, unknown);
            refused(() -> entries.change(other, 1, order(), "a"), null, unknown);
            refused(() -> entries.withdraw(other, 1, "a"), null, unknown);
            refused(() -> files.attach(other, List.of(file("a"))), null, unknown);
        }
        for (long other : List.of(4711L, id)) {
            refused(
                    () -> following.record(other, 1, note(measure, MeasureState.OPEN, NoteKind.NOTE, "a"), List.of()),
                    null,
                    unknown);
            refused(() -> files.content(other), null, MessageText.of("regulator.file.unknown"));
            refused(() -> files.remove(other, "a"), null, MessageText.of("regulator.file.unknown"));
        }
    }

    @Test
    void whatIsDueAndWhatHasChangedIsTold() {
        LocalDate today = Tokyo.today(clock);
        LocalDate issued = today.minusDays(60);
        long id = entries.enter(
                incident,
                new ActionTerms(
                        ActionKind.REPORT_REQUEST,
                        "委員会",
                        issued,
                        "b",
                        "c",
                        null,
                        null,
                        null,
                        null,
                        List.of(
                                new MeasureTerms(null, "昨日", today.minusDays(1)),
                                new MeasureTerms(null, "今日", today),
                                new MeasureTerms(null, "14日後", today.plusDays(14)),
                                new MeasureTerms(null, "15日後", today.plusDays(15)),
                                new MeasureTerms(null, "期限なし", null)),
                        List.of(),
                        null));
        RegulatorWaiting waiting = register.waiting(incident);
        assertThat(waiting.overdue()).extracting(RegulatorWaiting.Due::position).containsExactly(1);
        assertThat(waiting.soon()).extracting(RegulatorWaiting.Due::position).containsExactly(2, 3);
        assertThat(waiting.since()).isEqualTo(today.minusDays(7));
        assertThat(waiting.changes()).singleElement().satisfies(news -> {
            assertThat(news.signed().name()).isEqualTo("渡辺 誠");
            assertThat(news.actionId()).isEqualTo(id);
        });
        RequiredMeasure late = measure(id);
        following.record(late.id(), 1, note(late, MeasureState.DONE, NoteKind.EVIDENCE, "確認"), List.of());
        assertThat(register.waiting(incident).overdue()).isEmpty();
        assertThat(register.waiting(incident).changes()).hasSize(2);
        RegisterLine line = register.register(incident).getFirst();
        assertThat(line.nextDue()).contains(today);
        assertThat(line.isOverdue(today)).isFalse();
        assertThat(line.isOverdue(today.plusDays(1))).isTrue();
        assertThat(line.done()).isEqualTo(1);
        jdbc.sql("update regulator_change set changed_at = ?")
                .param(Tokyo.toColumn(Tokyo.startOf(today.minusDays(8))))
                .update();
        assertThat(register.waiting(incident).changes()).isEmpty();
    }

    @Test
    void theExportsAreHarmlessInASpreadsheetAndWholeInACalendar() {
        entries.enter(incident, order("=HYPERLINK(\"x\")", ISSUED));
        String csv = new String(TableExport.CSV.bytes(export.table(incident, Locale.JAPANESE)), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).contains("'=HYPERLINK", "改善命令", "国際基準の維持", "2022-11-29", "未着手", "有効");
        assertThat(TableExport.XLSX.bytes(export.table(incident, Locale.ENGLISH)))
                .startsWith('P', 'K');
        String calendar = export.calendar(incident, 2022, Locale.JAPANESE).replace("\r\n ", "");
        assertThat(calendar)
                .contains("DTSTART;VALUE=DATE:20220630", "DTSTART;VALUE=DATE:20221129", "措置1 期限")
                .containsOnlyOnce("BEGIN:VCALENDAR");
        assertThat(export.calendar(incident, 2021, Locale.JAPANESE)).doesNotContain("VEVENT");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseReads(Role role) {
        long id = entries.enter(incident, order());
        SignedIn.as(role);
        assertThatThrownBy(() -> register.register(incident)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> register.action(id)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> register.issuedUntil(incident, ISSUED)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> files.content(1)).isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPROVER", "AUDITOR"})
    void readersChangeNothing(Role role) {
        long id = entries.enter(incident, order());
        RequiredMeasure measure = measure(id);
        SignedIn.as(role);
        assertThat(register.action(id).action().measures()).hasSize(2);
        assertThatThrownBy(() -> entries.enter(incident, order())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> entries.withdraw(id, 1, "a")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> record(measure, 1, MeasureState.OPEN, NoteKind.NOTE, null, "a"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> files.attach(id, List.of())).isInstanceOf(AccessDeniedException.class);
        SignedIn.as(AUDITOR);
        assertThat(register.action(id).version()).isEqualTo(1);
    }

    private RequiredMeasure measure(long actionId) {
        return register.action(actionId).action().measures().getFirst();
    }

    private HandedInFile file(String name) {
        return intake.take(name + ".pdf", pdf(name));
    }

    private List<String> audited() {
        return jdbc.sql("select action from audit_event where action like 'regulator.%' order by number")
                .query(String.class)
                .list();
    }

    private static MessageText missing(Field field) {
        return missing(field.textKey());
    }

    private static MessageText missing(String label) {
        return MessageText.of("regulator.rule.missing", MessageText.of(label));
    }

    private static void refused(ThrowingCallable call, String field, MessageText words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(refusal.text()).isEqualTo(words);
            assertThat(refusal.field()).isEqualTo(field);
        });
    }
}
