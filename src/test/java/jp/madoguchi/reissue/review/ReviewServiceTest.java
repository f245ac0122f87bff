package jp.madoguchi.reissue.review;

import static jp.madoguchi.reissue.ReportedCounts.JUNE;
import static jp.madoguchi.reissue.ReportedCounts.JUNE_30;
import static jp.madoguchi.reissue.ReportedCounts.MAY;
import static jp.madoguchi.reissue.ReportedCounts.MAY_31;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reissue.ReissueRates;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReissueSubmissionService;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.reissue.SubmissionWords;
import jp.madoguchi.reissue.review.ReportDecision.Outcome;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.CountedStatements;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class ReviewServiceTest {
    static final PortalUser WATANABE = new PortalUser("official", "渡辺 誠", "city", Set.of(Role.OFFICIAL));
    private static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));

    @Autowired
    ReviewService reviews;

    @Autowired
    DossierService dossiers;

    @Autowired
    FigureNoteService notes;

    @Autowired
    ReissueService reissue;

    @Autowired
    ReissueSubmissionService submissions;

    @Autowired
    IncidentService incidents;

    @Autowired
    Messages messages;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    ReportedCounts reported;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        reported = new ReportedCounts(jdbc, incident);
        SignedIn.as(WATANABE);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void onlyAcceptedFiguresCountAndWhatWaitsStandsBeside() {
        reviews.accept(reported.sent(MAY_31, MAY), "");
        long june = reported.sent(JUNE_30, JUNE);

        ReissueRates before = rates();
        assertThat(before.total().reissued()).isEqualTo(29_019);
        assertThat(before.total().asOf()).isEqualTo(MAY_31);
        assertThat(before.total().waiting()).isTrue();
        assertThat(before.total().wouldBe().percent()).isEqualTo(new BigDecimal("60.1"));
        assertThat(reissue.history(incident.id())).hasSize(1);

        reviews.accept(june, "");

        assertThat(rates().total().percent()).isEqualTo(new BigDecimal("60.1"));
        assertThat(rates().total().reissued()).isEqualTo(38_051);
        assertThat(rates().total().waiting()).isFalse();
        assertThat(reissue.history(incident.id()))
                .extracting(day -> day.total().reissued())
                .containsExactly(38_051, 29_019);
        assertThat(reviews.waiting(incident.id())).isZero();
    }

    @Test
    void aReturnedReportNeitherCountsNorWaits() {
        long june = reported.sent(JUNE_30, JUNE);
        reviews.sendBack(june, "E社の件数を確かめてください。");

        assertThat(rates().isEmpty()).isTrue();
        assertThat(rates().total().waiting()).isFalse();
        assertThat(state(june)).isEqualTo(ReportState.RETURNED);
    }

    @Test
    void theQueueHasTheLongestWaitingOfAllOrganisationsFirst() {
        long second = reported.sentAt(Instant.parse("2022-07-05T00:00:00Z")).sent(JUNE_30, JUNE);
        long first = new ReportedCounts(jdbc, incident)
                .of("north-office", "contractor2")
                .sentAt(Instant.parse("2022-07-04T23:59:59Z"))
                .sent(JUNE_30, MAY);
        reported.revision(2, null).in(ReportState.DRAFT, JUNE_30, JUNE);

        assertThat(reviews.queue(incident.id(), 10))
                .extracting(QueuedReport::id)
                .containsExactly(first, second);
        assertThat(reviews.queue(incident.id(), 1)).extracting(QueuedReport::id).containsExactly(first);
        assertThat(reviews.waiting(incident.id())).isEqualTo(2);
    }

    @Test
    void acceptingACorrectionReplacesTheEarlierOneWhichStaysReadable() {
        long first = reported.sent(JUNE_30, MAY);
        reviews.accept(first, "");
        long second = reported.revision(2, "集計の誤り").sent(JUNE_30, JUNE);
        assertThat(dossiers.find(second).orElseThrow().isCorrection()).isTrue();

        reviews.accept(second, "訂正を確認しました。");

        assertThat(state(first)).isEqualTo(ReportState.SUPERSEDED);
        assertThat(state(second)).isEqualTo(ReportState.ACCEPTED);
        assertThat(rates().total().reissued()).isEqualTo(38_051);
        ReportDossier kept = dossiers.find(first).orElseThrow();
        assertThat(kept.total().reissued()).isEqualTo(29_019);
        assertThat(dossiers.receipt(first)).isPresent();
        ReportDossier correction = dossiers.find(second).orElseThrow();
        assertThat(correction.decision().supersededId()).isEqualTo(first);
        assertThat(correction.comparedWith().id()).isEqualTo(first);
        assertThat(correction.sameDay()).extracting(ReportDossier.Compared::id).containsExactly(first, second);
        assertThat(correction.change()).isEqualTo(38_051 - 29_019);
    }

    @Test
    void eachFigureStandsBesideTheAcceptedOneBefore() {
        reviews.accept(reported.sent(MAY_31, MAY), "");
        ReportDossier june = dossiers.find(reported.sent(JUNE_30, JUNE)).orElseThrow();

        assertThat(june.comparedWith().asOf()).isEqualTo(MAY_31);
        FigureChange a = june.figures().getFirst();
        assertThat(a.before().reissued()).isEqualTo(10_484);
        assertThat(a.change()).isEqualTo(3_276);
        assertThat(a.changePercent()).isEqualTo(new BigDecimal("31.2"));
        assertThat(a.before().percent()).isEqualTo(new BigDecimal("48.0"));
        assertThat(a.now().percent()).isEqualTo(new BigDecimal("63.0"));
        assertThat(a.outlier()).isNull();
        assertThat(june.before().reissued()).isEqualTo(29_019);
        assertThat(june.change()).isEqualTo(9_032);
    }

    @Test
    void anOddStepIsPointedOut() {
        reviews.accept(reported.sent(MAY_31.minusDays(20), 9_000, 6_000, 5_000, 3_000, 1_500), "");
        reviews.accept(reported.sent(MAY_31.minusDays(10), 9_500, 6_500, 5_500, 3_300, 1_700), "");
        reviews.accept(reported.sent(MAY_31, 10_000, 7_000, 6_000, 3_600, 1_900), "");
        ReportDossier june = dossiers.find(reported.sent(MAY_31.plusDays(10), 12_000, 7_500, 6_500, 3_900, 1_910))
                .orElseThrow();

        assertThat(june.figures())
                .extracting(figure ->
                        figure.outlier() == null ? "" : figure.outlier().isHigh() ? "high" : "low")
                .containsExactly("high", "", "", "", "low");
    }

    @Test
    void aFigureThatFallsNeedsAReason() {
        reviews.accept(reported.sent(MAY_31, MAY), "");
        int[] fallen = {10_483, 9_239, 7_568, 4_796, 2_688};
        long silent = reported.sent(JUNE_30, fallen);
        refused(null, "reissue.review.falls", () -> reviews.accept(silent, ""));
        assertThat(state(silent)).isEqualTo(ReportState.SUBMITTED);

        long explained = reported.revision(2, "二重計上の訂正").sent(JUNE_30, fallen);
        reviews.accept(explained, "");
        assertThat(state(explained)).isEqualTo(ReportState.ACCEPTED);
    }

    @Test
    void whatCantBeDecidedIsRefusedInWordsAndLeavesNothing() {
        long june = reported.sent(JUNE_30, JUNE);
        long draft = reported.revision(2, null).in(ReportState.DRAFT, JUNE_30, JUNE);
        long withdrawn = reported.revision(3, null).in(ReportState.WITHDRAWN, JUNE_30, JUNE);
        long accepted = reported.revision(4, null).in(ReportState.ACCEPTED, JUNE_30, JUNE);

        refused("comment", "reissue.review.commentMissing", () -> reviews.sendBack(june, " "));
        refused("comment", "reissue.review.cardNumber", () -> reviews.sendBack(june, "4111111111111111"));
        refused("comment", "reissue.review.cardNumber", () -> reviews.accept(june, "4111 1111 1111 1111"));
        refused("comment", "reissue.review.tooLong", () -> reviews.sendBack(june, "長".repeat(2_001)));
        refused(null, "reissue.review.unknown", () -> reviews.accept(draft, ""));
        refused(null, "reissue.review.unknown", () -> reviews.accept(1, ""));
        refused(null, "reissue.review.meanwhile.WITHDRAWN", () -> reviews.accept(withdrawn, ""));
        refused(null, "reissue.review.laterAccepted", () -> reviews.accept(june, ""));
        refused(null, "reissue.review.meanwhile.ACCEPTED", () -> reviews.sendBack(accepted, "なぜ"));
        SignedIn.as(new PortalUser("contractor", "田中 健", "city", Set.of(Role.OFFICIAL)));
        refused(null, "reissue.review.ownReport", () -> reviews.accept(june, ""));
        SignedIn.as(new PortalUser("both", "田中 健", "south-office", Set.of(Role.OFFICIAL, Role.CONTRACTOR)));
        refused(null, "reissue.review.ownReport", () -> reviews.sendBack(june, "自分で"));

        assertThat(state(june)).isEqualTo(ReportState.SUBMITTED);
        assertThat(count("reissue_review") + count("audit_event where action like 'reissue.%'"))
                .isZero();
    }

    /** Must show 3: whoever comes second changes nothing and learns who was first, when, and with what decision. */
    @Test
    @Assures("G1")
    void ofTwoOfficialsAtOnceOneWinsAndTheOtherSeesWhatHappened() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            long june = reported.revision(round + 1, null).sent(JUNE_30, JUNE);
            TwoAtOnce officials = new TwoAtOnce();
            officials.run(
                    () -> {
                        SignedIn.as(WATANABE);
                        reviews.accept(june, "よい");
                    },
                    () -> {
                        SignedIn.as(new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL)));
                        reviews.sendBack(june, "確かめてください");
                    });

            RejectedException loser = officials.loser();
            ReportDecision winner = dossiers.find(june).orElseThrow().decision();
            assertThat(loser.text().key()).isEqualTo("reissue.review.meanwhile." + winner.decision());
            assertThat(winner.decision().state()).isEqualTo(state(june));
            assertThat(messages.get(Locale.JAPANESE, loser.text()))
                    .contains(
                            winner.decision() == Decision.ACCEPTED ? "渡辺 誠 さんが 20" : "山本 恵 さんが 20",
                            winner.decision() == Decision.ACCEPTED ? "確認済み" : "差し戻し",
                            ReviewMoment.of(winner.at()));
            assertThat(messages.get(Locale.ENGLISH, loser.text())).contains("was quicker", winner.reviewer());
        }
        assertThat(count("reissue_review")).isEqualTo(10);
        assertThat(count("audit_event where action like 'reissue.%'")).isEqualTo(10);
    }

    @Test
    void ofTwoCorrectionsAcceptedAtOnceOneCounts() throws InterruptedException {
        long first = reported.sent(JUNE_30, MAY);
        reviews.accept(first, "");
        long second = reported.revision(2, "訂正").sent(JUNE_30, JUNE);
        long third = reported.revision(3, "訂正").sent(JUNE_30, JUNE);
        new TwoAtOnce()
                .run(
                        () -> {
                            SignedIn.as(WATANABE);
                            reviews.accept(second, "");
                        },
                        () -> {
                            SignedIn.as(WATANABE);
                            reviews.accept(third, "");
                        });

        assertThat(jdbc.sql("select count(*) from reissue_report where state = 'ACCEPTED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(state(third)).isEqualTo(ReportState.ACCEPTED);
    }

    @Test
    void anAcceptedFigureIsFrozen() throws IOException {
        long june = reported.sent(JUNE_30, JUNE);
        reviews.accept(june, "");
        notes.add(june, "E", "E社に確認", true);
        refused(null, "reissue.review.meanwhile.ACCEPTED", () -> reviews.sendBack(june, "やはり"));

        assertThat(dossiers.find(june).orElseThrow().report().counts())
                .extracting(count -> count.reissued())
                .containsExactly(13_760, 9_239, 7_568, 4_796, 2_688);
        // no statement of the portal changes a count
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .filter(path -> path.toString().matches(".*\\.(java|sql)"))
                            .filter(path -> mayChangeACount(path)))
                    .isEmpty();
        }
    }

    private static boolean mayChangeACount(Path path) {
        try {
            return Files.readString(path).matches("(?is).*update\\s+reissue_count\\b.*");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFigureThatWasChangedBehindThePortalsBackIsNoticed() {
        long june = reported.sent(JUNE_30, JUNE);
        reviews.accept(june, "");
        assertThat(dossiers.find(june).orElseThrow().unaltered()).isTrue();
        jdbc.sql("update reissue_count set reissued_cards = reissued_cards + 1 where report_id = ?")
                .param(june)
                .update();
        assertThat(dossiers.find(june).orElseThrow().unaltered()).isFalse();
    }

    @Test
    void theSenderSeesTheOutcomeAndTheOfficeButNotWho() {
        long june = reported.sent(JUNE_30, JUNE);
        reviews.sendBack(june, "E社の件数を確かめてください。");
        long other = new ReportedCounts(jdbc, incident)
                .of("north-office", "contractor2")
                .sent(JUNE_30, JUNE);
        reviews.accept(other, "");

        SignedIn.as(Role.CONTRACTOR);
        Map<Long, Outcome> own = reviews.ownOutcomes(incident.id());
        assertThat(own).containsOnlyKeys(june);
        assertThat(own.get(june).comment()).isEqualTo("E社の件数を確かめてください。");
        assertThat(own.get(june).office()).isEqualTo("city");
        assertThat(own.toString()).doesNotContain("渡辺", "official");
    }

    @Test
    void theAcknowledgementIsForTheCityAndItsSendersAndOnlyOfAcceptedReports() {
        long returned = reported.sent(MAY_31, MAY);
        reviews.sendBack(returned, "直してください");
        long june = reported.sent(JUNE_30, JUNE);
        assertThat(dossiers.receipt(june)).isEmpty();
        reviews.accept(june, "");
        ReportDossier receipt = dossiers.receipt(june).orElseThrow();
        assertThat(receipt.decision().figuresSha256()).hasSize(64);
        assertThat(receipt.sending().sha256()).hasSize(64);

        SignedIn.as(Role.CONTRACTOR);
        assertThat(dossiers.ownReceipt(june)).isPresent();
        assertThat(dossiers.ownReceipt(returned)).isEmpty();
        SignedIn.as(NORTH);
        assertThat(dossiers.ownReceipt(june)).isEmpty();
        assertThat(dossiers.ownReceipt(1)).isEmpty();
    }

    @Test
    void theOriginalComesBackByteByByte() {
        long june = reported.sent(JUNE_30, JUNE);
        assertThat(dossiers.original(june)).hasValue(ReportedCounts.FILE);
        assertThat(dossiers.original(1)).isEmpty();
        SignedIn.as(Role.AUDITOR);
        assertThat(dossiers.original(june)).isPresent();
        SignedIn.as(Role.APPROVER);
        assertThatThrownBy(() -> dossiers.original(june)).isInstanceOf(AuthorizationDeniedException.class);
    }

    @Test
    void eachDecisionIsInTheTrailWithFileAndFigures() {
        long june = reported.sent(JUNE_30, JUNE);
        reviews.sendBack(june, "E社の件数を確かめてください。");
        reviews.accept(reported.revision(2, null).sent(JUNE_30, JUNE), "");

        assertThat(jdbc.sql("select action from audit_event where action like 'reissue.%' order by number")
                        .query(String.class)
                        .list())
                .containsExactly("reissue.audit.returned", "reissue.audit.accepted");
    }

    @Test
    void aRemarkStandsBesideItsFigureUntilItIsFollowedUp() {
        long june = reported.sent(JUNE_30, JUNE);
        notes.add(june, "E", " 50 % ちょうどなのでE社に確認する ", true);
        notes.add(june, "A", "問題なし", false);
        FigureNote open = notes.open(incident.id()).getFirst();

        assertThat(notes.open(incident.id())).hasSize(1);
        assertThat(open.note()).isEqualTo("50 % ちょうどなのでE社に確認する");
        assertThat(dossiers.find(june).orElseThrow().notes()).hasSize(2);
        notes.settle(open.id());
        assertThat(notes.open(incident.id())).isEmpty();
        refused(null, "reissue.note.settled", () -> notes.settle(open.id()));
        refused("note", "reissue.note.missing", () -> notes.add(june, "A", " ", true));
        refused("note", "reissue.review.cardNumber", () -> notes.add(june, "A", "4111111111111111", true));
        refused("issuer", "reissue.note.issuer", () -> notes.add(june, "Z", "x", true));
        refused(null, "reissue.review.unknown", () -> notes.add(1, "A", "x", true));
        assertThat(count("reissue_figure_note")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OFFICIAL")
    void nobodyElseDecides(Role role) {
        long june = reported.sent(JUNE_30, JUNE);
        SignedIn.as(role);
        assertThatThrownBy(() -> reviews.accept(june, "")).isInstanceOf(AuthorizationDeniedException.class);
        assertThatThrownBy(() -> reviews.sendBack(june, "x")).isInstanceOf(AuthorizationDeniedException.class);
        assertThat(state(june)).isEqualTo(ReportState.SUBMITTED);
    }

    @Test
    void onesPageTakesAsManyStatementsHoweverManyReportsThereAre() {
        CountedStatements counted = new CountedStatements(dataSource);
        JdbcClient client = JdbcClient.create(counted);
        Dossiers reading = new Dossiers(new DossierStore(client), new ReviewStore(client), incidents);
        reviews.accept(reported.sent(MAY_31, MAY), "");
        long june = reported.sent(JUNE_30, JUNE);
        int few = counted.during(() -> reading.find(june));
        for (int i = 1; i <= 20; i++) {
            reviews.accept(reported.sent(MAY_31.minusDays(i), 1, 1, 1, 1, 1), "");
        }
        assertThat(counted.during(() -> reading.find(june))).isEqualTo(few).isEqualTo(4);
        assertThat(counted.during(() -> new ReviewStore(client).waiting(incident.id(), 100)))
                .isEqualTo(1);
    }

    private ReissueRates rates() {
        return reissue.rates(incident.id(), JUNE_30.plusDays(30));
    }

    private ReportState state(long reportId) {
        return ReportState.valueOf(jdbc.sql("select state from reissue_report where id = ?")
                .param(reportId)
                .query(String.class)
                .single());
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static void refused(@Nullable String field, String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.text().key()).isEqualTo(key);
        });
    }

    /** Each falls from one to the other, whoever accepts first. */
    @Test
    void ofTwoDaysAcceptedAtOnceTheSecondIsJudgedByTheFirst() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            ReportedCounts office = new ReportedCounts(jdbc, incident).of("office-" + round, "contractor");
            long may = office.sent(MAY_31, JUNE);
            long june = office.sent(JUNE_30, MAY);
            TwoAtOnce officials = new TwoAtOnce();
            officials.run(
                    () -> {
                        SignedIn.as(WATANABE);
                        reviews.accept(may, "");
                    },
                    () -> {
                        SignedIn.as(new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL)));
                        reviews.accept(june, "");
                    });

            assertThat(officials.loser().text().key()).isIn("reissue.review.falls", "reissue.review.exceeds");
            assertThat(List.of(state(may), state(june)))
                    .containsExactlyInAnyOrder(ReportState.ACCEPTED, ReportState.SUBMITTED);
        }
    }

    @Test
    void aFigureAboveThatOfALaterDayNeedsAReasonToo() {
        reviews.accept(reported.sent(JUNE_30, JUNE), "");
        int[] above = {10_484, 9_240, 5_962, 3_575, 1_989};
        long silent = reported.sent(MAY_31, above);
        assertThatThrownBy(() -> reviews.accept(silent, ""))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(messages.get(Locale.JAPANESE, e.text()))
                                .isEqualTo("確認済みの 2022-06-30 時点の報告より多い件数がありますが、理由が書かれていません。差し戻して、理由を添えてもらってください。"));
        assertThat(state(silent)).isEqualTo(ReportState.SUBMITTED);

        long explained = reported.revision(2, "6月分を訂正予定").sent(MAY_31, above);
        reviews.accept(explained, "");
        assertThat(state(explained)).isEqualTo(ReportState.ACCEPTED);
    }

    /** Nobody sees a raw failure: both get through, or one is told to look again. */
    @Test
    void anOfficialAndASenderAtOnceDontBlockEachOther() throws InterruptedException {
        PortalUser sender = new PortalUser("contractor", "田中 健", "south-office", Set.of(Role.CONTRACTOR));
        long waiting = reported.sent(JUNE_30, JUNE);
        for (int round = 0; round < 10; round++) {
            long report = waiting;
            String file = "基準日,カード会社,再発行件数\n2022-06-30,A社," + (13_761 + round)
                    + "\n2022-06-30,B社,9239\n2022-06-30,C社,7568\n2022-06-30,D社,4796\n2022-06-30,E社,2688\n";
            new TwoAtOnce()
                    .run(
                            () -> {
                                SignedIn.as(WATANABE);
                                reviews.accept(report, "");
                            },
                            () -> {
                                SignedIn.as(sender);
                                submissions.send(
                                        new TableFile("counts.csv", file.getBytes(StandardCharsets.UTF_8)),
                                        ReadingChoices.NONE,
                                        new SubmissionWords("訂正", "確かめました"));
                            });
            SignedIn.as(WATANABE);
            assertThat(state(report)).isIn(ReportState.ACCEPTED, ReportState.SUPERSEDED);
            waiting = reviews.queue(incident.id(), 10).getFirst().id();
        }
    }

    @Test
    void remarksAreInTheTrail() {
        long june = reported.sent(JUNE_30, JUNE);
        notes.add(june, "E", "E社に確認", true);
        notes.add(june, "A", "問題なし", false);
        notes.settle(notes.open(incident.id()).getFirst().id());

        assertThat(jdbc.sql("select action from audit_event where action like 'reissue.%' order by number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "reissue.audit.noteToFollowUp", "reissue.audit.noteAdded", "reissue.audit.noteSettled");
        assertThat(jdbc.sql("select distinct object from audit_event where action like 'reissue.%'")
                        .query(String.class)
                        .single())
                .isEqualTo(Long.toString(june));
    }
}
