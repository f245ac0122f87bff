package jp.madoguchi.casefile.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileCounts;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.MergedCase;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
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
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class MergeServiceTest {
    private static final String A = "U000001";
    private static final String B = "U000002";
    private static final String C = "U000003";
    private static final String D = "U000004";
    private static final String ROWS = """
            K1,A,井上 陽子,イノウエ ヨウコ,yoko@example.jp,090-0471-9136,2021-12-28
            K2,B,井上 洋子,イノウエ ヨウコ,yoko.i@example.com,090-0471-9137,2022-01-03
            K3,C,旧姓 陽子,キュウセイ ヨウコ,old@example.jp,03-1234-5678,
            K4,A,吉田 久美子,ヨシダ クミコ,kumiko@example.jp,080-0766-8419,
            """;

    @Autowired
    ApplicationContext portal;

    @Autowired
    MergeService merges;

    @Autowired
    CaseFileService caseFiles;

    @Autowired
    JdbcClient jdbc;

    Cases cases;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        cases = new Cases(portal);
        cases.bring(ROWS);
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void theSurvivorHasTheCardsOfBothAndNamesTheOther() {
        CaseMerge merge = merge(A, B);

        assertThat(merge.survivorNumber()).isEqualTo(A);
        assertThat(merge.mergedNumber()).isEqualTo(B);
        assertThat(merge.mergedBy()).isEqualTo("supervisor");
        assertThat(merge.undone()).isNull();
        CaseFile survivor = found(A);
        assertThat(survivor.cards()).extracting(AffectedCard::reference).containsExactly("K1", "K2");
        assertThat(survivor.merged())
                .extracting(MergedCase::caseNumber, MergedCase::phone)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(B, "090-0471-9137"));
        assertThat(survivor.ids()).containsExactly(cases.id(A), cases.id(B));
    }

    @Test
    void whateverTheMergedCaseSaidFindsTheSurvivor() {
        merge(A, B);
        SignedIn.as(Role.OPERATOR);
        for (String fragment : List.of(B, "洋子", "yoko.i@", "0471-9137", "K2", "K1", "陽子 井上", "いのうえ")) {
            assertThat(search(fragment)).as(fragment).containsExactly(A);
        }
        assertThat(caseFiles.byPhone(cases.incident.id(), "090 0471 9137"))
                .extracting(CaseFile::caseNumber)
                .containsExactly(A);
        assertThat(caseFiles.byId(cases.id(B)).orElseThrow()).isEqualTo(found(A));
        assertThat(caseFiles.byIds(List.of(cases.id(A), cases.id(B)))).containsExactly(found(A));
    }

    /** Both of the first two hits are one person: the third one must not be lost for it. */
    @Test
    void aShortListIsFilledThoughSeveralHitsAreOnePerson() {
        merge(A, B);
        assertThat(caseFiles.search(cases.incident.id(), "example", 3))
                .extracting(CaseFile::caseNumber)
                .containsExactly(A, C, D);
        assertThat(caseFiles.search(cases.incident.id(), "U00000", 2))
                .extracting(CaseFile::caseNumber)
                .containsExactly(A, C);
    }

    @Test
    void aChainLeadsToItsEnd() {
        merge(B, C);
        merge(A, B);
        assertThat(found(C).caseNumber()).isEqualTo(A);
        assertThat(found(A).cards()).extracting(AffectedCard::reference).containsExactly("K1", "K2", "K3");
        assertThat(found(A).merged()).extracting(MergedCase::caseNumber).containsExactly(B, C);
        assertThat(search("きゅうせい")).containsExactly(A);
    }

    @Test
    void undoneFromTheEndAChainIsWhatItWasBefore() {
        List<CaseFile> before = all();
        CaseMerge inner = merge(B, C);
        List<CaseFile> between = all();
        CaseMerge outer = merge(A, B);

        undo(outer);
        assertThat(all()).isEqualTo(between);
        undo(inner);
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void aMergeBelowAnotherOneIsUndoneByItself() {
        CaseMerge inner = merge(B, C);
        CaseMerge outer = merge(A, B);

        undo(inner);
        assertThat(found(B).caseNumber()).isEqualTo(A);
        assertThat(found(C).caseNumber()).isEqualTo(C);
        assertThat(found(C).cards()).extracting(AffectedCard::reference).containsExactly("K3");
        undo(outer);
        assertThat(found(B).merged()).isEmpty();
    }

    @Test
    void whatHungOnTheReleasedCaseGoesWithItAndTheRestStays() {
        merge(B, C);
        CaseMerge outer = merge(A, B);
        merge(A, D);

        undo(outer);
        assertThat(found(C).caseNumber()).isEqualTo(B);
        assertThat(found(B).merged()).extracting(MergedCase::caseNumber).containsExactly(C);
        assertThat(found(A).merged()).extracting(MergedCase::caseNumber).containsExactly(D);
    }

    @Test
    void undoneEachCaseHasItsOwnInquiriesAndTheSurvivorWhatCameMeanwhile() {
        long ofA = cases.asks(A);
        long ofB = cases.asks(B);
        CaseMerge merge = merge(A, B);
        long meanwhile = cases.asks(A);
        // written down by an operator who had the case open since before the merge
        long late = cases.asks(B);
        assertThat(inquiriesOf(found(A))).containsExactlyInAnyOrder(ofA, ofB, meanwhile, late);

        CaseMerge undone = undo(merge);

        assertThat(inquiriesOf(found(A))).containsExactlyInAnyOrder(ofA, meanwhile);
        assertThat(inquiriesOf(found(B))).containsExactlyInAnyOrder(ofB, late);
        assertThat(undone.undone()).isNotNull();
        assertThat(undone.undone().by()).isEqualTo("supervisor");
        assertThat(undone.undone().reason()).isEqualTo("別人でした");
        assertThat(undone.reason()).isEqualTo("本人に確認");
    }

    @Test
    void whatWasUndoneCanBeMergedAgainTheOtherWayRound() {
        undo(merge(A, B));
        merge(B, A);
        assertThat(found(A).caseNumber()).isEqualTo(B);
        assertThat(merges.merges(cases.incident.id(), 0, 10))
                .extracting(CaseMerge::survivorNumber)
                .containsExactly(B, A);
        assertThat(merges.count(cases.incident.id())).isEqualTo(2);
        assertThat(merges.merges(cases.incident.id(), 1, 10)).hasSize(1);
    }

    @Test
    void theFiguresOfTheCardsStayAndTheCasesSayHowManyAreMerged() {
        CaseFileCounts before = caseFiles.counts(cases.incident.id());
        merge(B, C);
        merge(A, B);
        CaseFileCounts after = caseFiles.counts(cases.incident.id());
        assertThat(after.cards()).isEqualTo(before.cards()).isEqualTo(4);
        assertThat(after.cardsByIssuer()).isEqualTo(before.cardsByIssuer());
        assertThat(after.persons()).isEqualTo(4);
        assertThat(before.merged()).isZero();
        assertThat(after.merged()).isEqualTo(2);
    }

    @Test
    void theImportGoesOnAsIfNothingHadBeenMerged() {
        merge(A, B);

        assertThat(cases.bring(ROWS)).isEqualTo(new ImportOutcome(4, 0, 0, 4));
        assertThat(cases.bring("K5,B,井上 洋子,イノウエ ヨウコ,yoko.i@example.com,090-0471-9137,\n"))
                .isEqualTo(new ImportOutcome(1, 1, 0, 0));

        assertThat(cases.count("case_file")).isEqualTo(4);
        assertThat(jdbc.sql("select case_id from affected_card where card_ref = 'K5'")
                        .query(Long.class)
                        .single())
                .isEqualTo(cases.id(B));
        assertThat(found(A).cards()).extracting(AffectedCard::reference).containsExactly("K1", "K2", "K5");
    }

    @Test
    void aReasonIsNeededShortAndWithoutCardNumber() {
        for (String blank : List.of("", " 　")) {
            assertRefused(() -> merges.merge(cases.id(A), cases.id(B), blank), "理由を入力してください。");
        }
        assertRefused(() -> merges.merge(cases.id(A), cases.id(B), null), "理由を入力してください。");
        assertRefused(() -> merges.merge(cases.id(A), cases.id(B), "あ".repeat(501)), "理由は 500 文字まで");
        assertRefused(() -> merges.merge(cases.id(A), cases.id(B), "4111 1111 1111 1111"), "カード番号と思われる数字");
        merges.merge(cases.id(A), cases.id(B), "𠮷".repeat(500));
    }

    @Test
    void aCaseIsNotMergedWithItself() {
        assertRefused(() -> merge(A, A), "同じケースです。");
    }

    @Test
    void aCaseThatIsNotThereIsNotMerged() {
        assertRefused(() -> merges.merge(cases.id(A), 1, "本人に確認"), "ケースが見つかりません。");
    }

    @Test
    void casesOfDifferentIncidentsAreNotMerged() {
        long b = cases.id(B);
        jdbc.sql("update case_file set incident_id = ? where id = ?")
                .params(cases.otherIncident(), b)
                .update();
        assertRefused(() -> merges.merge(cases.id(A), b, "本人に確認"), "事案の違うケースは統合できません。");
    }

    @Test
    void aMergedCaseIsNeitherMergedAgainNorMergedInto() {
        merge(A, B);
        assertRefused(() -> merge(A, B), "U000002 は、すでに supervisor さんが U000001 に統合しています。");
        assertRefused(() -> merge(C, B), "U000002 は、すでに supervisor さんが U000001 に統合しています。U000001 を指定するか");
        assertRefused(() -> merge(B, C), "U000002 は、すでに supervisor さんが U000001 に統合しています。");
    }

    @Test
    void aLoopIsRefused() {
        merge(B, C);
        merge(A, B);
        assertRefused(() -> merge(B, A), "U000002 は、すでに U000001 に統合されています。逆向き");
        assertRefused(() -> merge(C, A), "U000003 は、すでに U000001 に統合されています。逆向き");
    }

    @Test
    void aMergeIsUndoneOnceAndWithAReason() {
        CaseMerge merge = merge(A, B);
        assertRefused(() -> merges.undo(merge.id(), " "), "理由を入力してください。");
        assertRefused(() -> merges.undo(1, "別人でした"), "統合の記録が見つかりません。");
        undo(merge);
        SignedIn.as(user("other"));
        assertRefused(() -> undo(merge), "U000002 の統合は、すでに supervisor さんが取り消しています。");
    }

    @Test
    void ofTwoSupervisorsAtOnceOneIsToldWhoWasQuicker() throws Exception {
        long a = cases.id(A);
        long b = cases.id(B);
        List<String> told = atOnce(
                () -> merges.merge(a, b, "本人に確認"),
                () -> merges.merge(b, a, "本人に確認"),
                () -> merges.merge(a, b, "本人に確認"),
                () -> merges.merge(b, a, "本人に確認"));

        assertThat(told).hasSize(3).allSatisfy(words -> assertThat(words).contains("すでに"));
        assertThat(cases.count("case_merge")).isEqualTo(1);
        assertThat(caseFiles.counts(cases.incident.id()).merged()).isEqualTo(1);
    }

    /** One merges B away while another merges C into B: whoever comes second must not leave C behind a merged case. */
    @Test
    void mergesThatMeetInOneCaseComeOneAfterTheOther() throws Exception {
        long a = cases.id(A);
        long b = cases.id(B);
        long c = cases.id(C);
        List<String> told = atOnce(() -> merges.merge(a, b, "本人に確認"), () -> merges.merge(b, c, "本人に確認"));

        int held = cases.count("case_merge");
        assertThat(held).isEqualTo(2 - told.size());
        assertThat(jdbc.sql("select count(*) from case_file f join case_file t on t.id = f.merged_into"
                                + " where t.merged_into is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void undoingTwoMergesOfAChainAtOnceLeavesAllForThemselves() throws Exception {
        CaseMerge inner = merge(B, C);
        CaseMerge outer = merge(A, B);
        List<String> told = atOnce(() -> undo(inner), () -> undo(outer));
        // who was too late was told, and does it once more
        if (!told.isEmpty()) {
            merges.merges(cases.incident.id(), 0, 10).stream()
                    .filter(merge -> merge.undone() == null)
                    .forEach(this::undo);
        }
        assertThat(caseFiles.counts(cases.incident.id()).merged()).isZero();
        assertThat(found(C).caseNumber()).isEqualTo(C);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "SUPERVISOR")
    void nobodyElseMergesOrUndoes(Role role) {
        CaseMerge merge = merge(A, B);
        SignedIn.as(role);
        assertThatThrownBy(() -> merge(A, C)).isInstanceOf(AuthorizationDeniedException.class);
        assertThatThrownBy(() -> undo(merge)).isInstanceOf(AuthorizationDeniedException.class);
        assertThat(caseFilesMerged()).isEqualTo(1);
    }

    @Test
    void theAuditorReadsWhatWasMerged() {
        merge(A, B);
        SignedIn.as(Role.AUDITOR);
        assertThat(merges.merges(cases.incident.id(), 0, 10))
                .extracting(CaseMerge::reason)
                .containsExactly("本人に確認");
    }

    private int caseFilesMerged() {
        return jdbc.sql("select count(merged_into) from case_file")
                .query(Integer.class)
                .single();
    }

    private List<String> atOnce(Runnable... actions) throws InterruptedException {
        List<Future<?>> all = new ArrayList<>();
        List<String> told = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(actions.length)) {
            for (int i = 0; i < actions.length; i++) {
                Runnable action = actions[i];
                PortalUser supervisor = user("supervisor" + i);
                all.add(people.submit(() -> {
                    SignedIn.as(supervisor);
                    action.run();
                }));
            }
            for (Future<?> one : all) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(RejectedException.class);
                    told.add(cases.said((RejectedException) e.getCause()));
                }
            }
        }
        return told;
    }

    private static PortalUser user(String name) {
        return new PortalUser(name, name, "call-center", java.util.Set.of(Role.SUPERVISOR));
    }

    private void assertRefused(ThrowingCallable action, String words) {
        List<Map<String, Object>> before = state();
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(cases.said(refused)).contains(words));
        assertThat(state()).isEqualTo(before);
    }

    private List<Map<String, Object>> state() {
        List<Map<String, Object>> state = new ArrayList<>(jdbc.sql("select id, merged_into from case_file order by id")
                .query()
                .listOfRows());
        state.addAll(jdbc.sql(
                        "select id, survivor_id, merged_id, merged_at, undone_at, undone_by, length(reason_sealed) from case_merge order by id")
                .query()
                .listOfRows());
        return state;
    }

    private CaseMerge merge(String survivor, String merged) {
        return merges.merge(cases.id(survivor), cases.id(merged), "本人に確認");
    }

    private CaseMerge undo(CaseMerge merge) {
        return merges.undo(merge.id(), "別人でした");
    }

    private CaseFile found(String caseNumber) {
        return caseFiles.byId(cases.id(caseNumber)).orElseThrow();
    }

    private List<CaseFile> all() {
        return List.of(found(A), found(B), found(C), found(D));
    }

    private List<String> search(String fragment) {
        return caseFiles.search(cases.incident.id(), fragment, 10).stream()
                .map(CaseFile::caseNumber)
                .toList();
    }

    private List<Long> inquiriesOf(CaseFile person) {
        return jdbc.sql("select id from inquiry where case_id in (:ids)")
                .param("ids", person.ids())
                .query(Long.class)
                .list();
    }
}
