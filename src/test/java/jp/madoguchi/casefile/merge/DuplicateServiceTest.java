package jp.madoguchi.casefile.merge;

import static jp.madoguchi.casefile.merge.DuplicateReason.ONE_DIGIT;
import static jp.madoguchi.casefile.merge.DuplicateReason.SAME_EMAIL;
import static jp.madoguchi.casefile.merge.DuplicateReason.SAME_NAME;
import static jp.madoguchi.casefile.merge.DuplicateReason.SAME_PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.madoguchi.platform.error.RejectedException;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class DuplicateServiceTest {
    private static final String A = "U000001";
    private static final String B = "U000002";
    private static final String C = "U000003";

    @Autowired
    ApplicationContext portal;

    @Autowired
    DuplicateService duplicates;

    @Autowired
    NotSameService notSames;

    @Autowired
    MergeService merges;

    @Autowired
    JdbcClient jdbc;

    Cases cases;
    int cards;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        cases = new Cases(portal);
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // the same e-mail, however it is written
                "井上 陽子,イノウエ ヨウコ,YOKO@Example.JP,03-9999-0000,SAME_EMAIL SAME_NAME",
                "井上 太郎,イノウエ タロウ,yoko@example.jp,-,SAME_EMAIL",
                // the same number, however it is written
                "井上 陽子,いのうえ ようこ,other@example.jp,+81 90 0471 9136,SAME_PHONE SAME_NAME",
                "吉田 誠,ヨシダ マコト,-,０９００４７１９１３６,SAME_PHONE",
                // one digit: first, last, in the middle, around the one that both ends leave out
                "井上 陽子,イノウエ　ヨウコ,-,080-0471-9136,ONE_DIGIT SAME_NAME",
                "井上 陽子,イノウエ ヨウコ,-,090-0471-9137,ONE_DIGIT SAME_NAME",
                "井上 陽子,イノウエ ヨウコ,-,090-0472-9136,ONE_DIGIT SAME_NAME",
                "井上 陽子,イノウエ ヨウコ,-,090-0481-9136,ONE_DIGIT SAME_NAME",
                "井上 陽子,イノウエ ヨウコ,-,090-0471-0136,ONE_DIGIT SAME_NAME",
                // two neighbours
                "井上 陽子,イノウエ ヨウコ,-,009-0471-9136,SWAPPED_DIGITS SAME_NAME",
                "井上 陽子,イノウエ ヨウコ,-,090-0471-9163,SWAPPED_DIGITS SAME_NAME",
                "井上 陽子,イノウエ ヨウコ,-,090-0417-9136,SWAPPED_DIGITS SAME_NAME",
                "井上 陽子,イノウエ ヨウコ,-,090-0479-1136,SWAPPED_DIGITS SAME_NAME",
                "井上 陽子,イノウエ ヨウコ,-,090-0741-9136,SWAPPED_DIGITS SAME_NAME",
                // all that there is
                "井上 陽子,イノウエ ヨウコ,yoko@example.jp,090-0471-9137,SAME_EMAIL ONE_DIGIT SAME_NAME",
                // not enough
                "井上 陽子,イノウエ ヨウコ,other@example.jp,03-9999-0000,-",
                "井上 陽子,イノウエ ヨウコ,-,-,-",
                "井上 陽子,イノウエ ヨウコ,-,090-0472-9137,-",
                "井上 陽子,イノウエ ヨウコ,-,090-0471-6139,-",
                "井上 陽子,イノウエ ヨウコ,-,090-0471-913,-",
                "吉田 誠,ヨシダ マコト,-,090-0471-9137,-",
                "吉田 誠,ヨシダ マコト,yok-o@example.jp,-,-"
            })
    void aPairIsSuggestedForItsReasons(String name, String kana, String email, String phone, String reasons) {
        card("井上 陽子", "イノウエ ヨウコ", "yoko@example.jp", "090-0471-9136");
        card(name, kana, email, phone);

        List<CasePair> found = suggested();
        if (reasons == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().first().person().caseNumber()).isEqualTo(A);
            assertThat(found.getFirst().second().person().caseNumber()).isEqualTo(B);
            assertThat(found.getFirst().reasons().stream().map(Enum::name).collect(Collectors.joining(" ")))
                    .isEqualTo(reasons);
        }
    }

    @Test
    void theStrongestReasonsComeFirst() {
        card("家 族", "カ ゾク", "k1@example.jp", "03-1111-2222");
        card("別 人", "ベツ ジン", "k2@example.jp", "03-1111-2222");
        card("一 桁", "ヒト ケタ", "h1@example.jp", "03-2222-3333");
        card("一 桁", "ヒト ケタ", "h2@example.jp", "03-2222-3334");
        card("番 号", "バン ゴウ", "b1@example.jp", "03-3333-4444");
        card("番 号", "バン ゴウ", "b2@example.jp", "03-3333-4444");
        card("転 居", "テン キョ", "t@example.jp", "03-4444-5555");
        card("転 居", "テン キョ", "t@example.jp", "06-4444-9999");
        card("誤 記", "ゴ キ", "g@example.jp", "03-5555-6666");
        card("誤 記", "ゴ キ", "g@example.jp", "03-5555-6667");
        card("共 用", "キョウ ヨウ", "m@example.jp", "03-6666-1111");
        card("共 有", "キョウ ユウ", "m@example.jp", "06-7777-2222");

        assertThat(suggested())
                .extracting(pair -> pair.first().person().caseNumber(), CasePair::reasons)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("U000009", List.of(SAME_EMAIL, ONE_DIGIT, SAME_NAME)),
                        org.assertj.core.groups.Tuple.tuple("U000007", List.of(SAME_EMAIL, SAME_NAME)),
                        org.assertj.core.groups.Tuple.tuple("U000005", List.of(SAME_PHONE, SAME_NAME)),
                        org.assertj.core.groups.Tuple.tuple("U000011", List.of(SAME_EMAIL)),
                        org.assertj.core.groups.Tuple.tuple("U000003", List.of(ONE_DIGIT, SAME_NAME)),
                        org.assertj.core.groups.Tuple.tuple("U000001", List.of(SAME_PHONE)));
    }

    @Test
    void aLongListIsReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            card("家 族" + i, "カ ゾク", null, "03-1111-222" + i);
            card("別 人" + i, "ベツ ジン", "x" + i + "@example.jp", "03-1111-222" + i);
        }
        // neighbours of the same name: a digit apart
        List<CasePair> all = suggested();
        CasePairs first = duplicates.suggestions(cases.incident.id(), 0, 3);
        CasePairs second = duplicates.suggestions(cases.incident.id(), 3, 3);
        assertThat(first.total()).isEqualTo(second.total()).isEqualTo(all.size());
        assertThat(first.page()).isEqualTo(all.subList(0, 3));
        assertThat(second.page()).isEqualTo(all.subList(3, 6));
        // behind the end, where others have shortened the list: its beginning
        assertThat(duplicates.suggestions(cases.incident.id(), 1_000, 3)).isEqualTo(first);
    }

    @Test
    void whatAWholeFirmHasInCommonSuggestsNothing() {
        card("一 人", "ヒトリ", null, "03-1111-2222");
        IntStream.range(0, DuplicateQueries.MOST_SHARED - 1)
                .forEach(i -> card("社 員", "シャ イン", "s" + i + "@example.jp", "03-1111-2222"));
        int all = DuplicateQueries.MOST_SHARED * (DuplicateQueries.MOST_SHARED - 1) / 2;
        assertThat(duplicates.suggestions(cases.incident.id(), 0, 1).total()).isEqualTo(all);

        card("社 員", "シャ イン", "last@example.jp", "03-1111-2222");
        assertThat(duplicates.suggestions(cases.incident.id(), 0, 1).total()).isZero();
    }

    @Test
    void aMergedCaseIsSuggestedAsItsSurvivor() {
        card("井上 陽子", "イノウエ ヨウコ", "yoko@example.jp", "090-0471-9136");
        card("井上 洋子", "イノウエ ヨウコ", "yoko@example.com", "090-0471-9136");
        card("井上 よう子", "イノウエ ヨウコ", "yoko@example.com", "03-1111-2222");
        CaseMerge merge = merges.merge(cases.id(A), cases.id(B), "本人に確認");

        CasePair left = suggested().getFirst();
        assertThat(suggested()).hasSize(1);
        assertThat(left.first().person().caseNumber()).isEqualTo(A);
        assertThat(left.second().person().caseNumber()).isEqualTo(C);
        assertThat(left.reasons()).containsExactly(SAME_EMAIL, SAME_NAME);

        merges.merge(cases.id(A), cases.id(C), "本人に確認");
        assertThat(suggested()).isEmpty();
        merges.undo(merge.id(), "別人でした");
        assertThat(suggested()).hasSize(1);
    }

    @Test
    void bothSidesSayHowOftenTheyWereAskedAbout() {
        card("井上 陽子", "イノウエ ヨウコ", "yoko@example.jp", "090-0471-9136");
        card("井上 洋子", "イノウエ ヨウコ", "yoko@example.com", "090-0471-9136");
        card("井上 よう子", "イノウエ ヨウコ", "yoko@example.com", "03-1111-2222");
        cases.asks(A);
        cases.asks(B);
        cases.asks(B);
        CasePair pair = duplicates.compare(cases.incident.id(), B, A);
        assertThat(pair.first().inquiries()).isEqualTo(1);
        assertThat(pair.second().inquiries()).isEqualTo(2);

        merges.merge(cases.id(A), cases.id(B), "本人に確認");
        assertThat(duplicates.compare(cases.incident.id(), A, C).first().inquiries())
                .isEqualTo(3);
    }

    @Test
    void twoPersonsAreNotSuggestedAgainUntilThatIsWithdrawn() {
        pairOfSameNumber();
        notSames.remember(cases.id(B), cases.id(A));

        assertThat(suggested()).isEmpty();
        List<NotSame> said = notSames.page(cases.incident.id(), 0, 10);
        assertThat(said)
                .extracting(NotSame::firstNumber, NotSame::secondNumber, NotSame::saidBy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(A, B, "supervisor"));
        assertThat(notSames.count(cases.incident.id())).isEqualTo(1);

        notSames.withdraw(said.getFirst().id());
        assertThat(suggested()).hasSize(1);
        assertThat(notSames.count(cases.incident.id())).isZero();
        assertThat(cases.count("case_not_same")).isEqualTo(1);
        assertRefused(() -> notSames.withdraw(said.getFirst().id()), "すでに候補に戻されています。");
    }

    @Test
    void whoIsNotTheSamePersonIsNotTheSameAfterAMergeEither() {
        card("井上 陽子", "イノウエ ヨウコ", "yoko@example.jp", "090-0471-9136");
        card("井上 洋子", "イノウエ ヨウコ", "yoko@example.com", "090-0471-9136");
        card("井上 よう子", "イノウエ ヨウコ", "yoko@example.com", "03-1111-2222");
        notSames.remember(cases.id(B), cases.id(C));
        merges.merge(cases.id(A), cases.id(B), "本人に確認");
        assertThat(suggested()).isEmpty();
    }

    @Test
    void whatCanNotBeSaidOfTwoCasesIsRefused() {
        pairOfSameNumber();
        card("吉田 誠", "ヨシダ マコト", "m@example.jp", "03-1111-2222");
        assertRefused(() -> notSames.remember(cases.id(A), cases.id(A)), "同じケースです。");
        assertRefused(() -> notSames.remember(cases.id(A), 1), "ケースが見つかりません。");
        notSames.remember(cases.id(A), cases.id(B));
        assertRefused(() -> notSames.remember(cases.id(B), cases.id(A)), "すでに supervisor さんが、別の方と確かめています。");
        merges.merge(cases.id(A), cases.id(C), "本人に確認");
        assertRefused(() -> notSames.remember(cases.id(C), cases.id(B)), "U000003 は、すでに supervisor さんが U000001 に統合");
    }

    @Test
    void casesOfDifferentIncidentsAreNotCompared() {
        pairOfSameNumber();
        long a = cases.id(A);
        long b = cases.id(B);
        long other = cases.otherIncident();
        jdbc.sql("update case_file set incident_id = ? where id = ?")
                .params(other, b)
                .update();
        jdbc.sql("update case_match set incident_id = 7 where case_id = ?")
                .param(b)
                .update();
        assertThat(suggested()).isEmpty();
        assertRefused(() -> notSames.remember(a, b), "事案の違うケースは統合できません。");
    }

    @Test
    void aUserComparesAnyTwoCasesByTheirNumbers() {
        card("井上 陽子", "イノウエ ヨウコ", "yoko@example.jp", "090-0471-9136");
        card("吉田 誠", "ヨシダ マコト", "m@example.jp", "03-1111-2222");
        CasePair pair = duplicates.compare(cases.incident.id(), " ｕ000002", "u000001");
        assertThat(pair.first().person().caseNumber()).isEqualTo(A);
        assertThat(pair.second().person().holderName()).isEqualTo("吉田 誠");
        assertThat(pair.reasons()).isEmpty();
    }

    @Test
    void aNumberThatIsNobodysIsRefused() {
        pairOfSameNumber();
        card("吉田 誠", "ヨシダ マコト", "m@example.jp", "03-1111-2222");
        long incident = cases.incident.id();
        assertRefused(() -> duplicates.compare(incident, "", A), "ケース番号を入力してください");
        assertRefused(() -> duplicates.compare(incident, A, "U9"), "この番号のケースはありません。");
        assertRefused(() -> duplicates.compare(incident, A, "4111111111111111"), "カード番号と思われる数字");
        assertRefused(() -> duplicates.compare(incident, A, A), "同じケースです。");
        merges.merge(cases.id(A), cases.id(B), "本人に確認");
        assertRefused(() -> duplicates.compare(incident, C, B), "U000002 は、すでに supervisor さんが U000001 に統合");
    }

    @Test
    void theAuditorReadsWithoutSeeingWhoItIs() {
        pairOfSameNumber();
        merges.merge(cases.id(A), cases.id(B), "本人に確認");
        card("伊藤 花", "イトウ ハナ", "hana@example.jp", "090-0471-9136");
        SignedIn.as(Role.AUDITOR);
        CasePair pair = suggested().getFirst();
        assertThat(pair.reasons()).containsExactly(SAME_PHONE);
        assertThat(pair.toString())
                .contains("井＊ ＊＊", "090-****-9136", "h***@example.jp", A, B)
                .doesNotContain("陽子", "洋子", "ヨウコ", "0471", "hana", "yoko");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SUPERVISOR", "AUDITOR"})
    void nobodyElseSeesSuggestions(Role role) {
        SignedIn.as(role);
        assertThatThrownBy(this::suggested).isInstanceOf(AuthorizationDeniedException.class);
    }

    private void pairOfSameNumber() {
        card("井上 陽子", "イノウエ ヨウコ", "yoko@example.jp", "090-0471-9136");
        card("井上 洋子", "イノウエ ヨウコ", "yoko@example.com", "090-0471-9136");
    }

    private void card(String name, String kana, String email, String phone) {
        cases.bring("K%d,A,%s,%s,%s,%s,\n"
                .formatted(++cards, name, kana, email == null ? "" : email, phone == null ? "" : phone));
    }

    private List<CasePair> suggested() {
        return duplicates.suggestions(cases.incident.id(), 0, 50).page();
    }

    private void assertRefused(ThrowingCallable action, String words) {
        List<?> before = state();
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(cases.said(refused)).contains(words));
        assertThat(state()).isEqualTo(before);
    }

    private List<?> state() {
        return jdbc.sql("select * from case_not_same order by id").query().listOfRows();
    }
}
