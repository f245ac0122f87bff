package jp.madoguchi.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.privacy.CardNumberGuard;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class CaseFileServiceTest {
    private static final String FILE = """
            card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on
            K000001,A,井上 陽子,イノウエ ヨウコ,yoko_i@example.jp,090-0471-9136,2021-12-28
            K000002,B,吉田 久美子,ヨシダ クミコ,kumiko@example.jp,03-1234-5678,
            K000003,C,高橋 パパ,タカハシ パパ,papa@example.jp,080-0607-7370,
            """;

    @Autowired
    SealedPersons sealed;

    @Autowired
    IncidentService incidents;

    @Autowired
    AffectedCardsImporter importer;

    @Autowired
    CaseFileService caseFiles;

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    CardNumberGuard guard;

    Incident incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.OFFICIAL);
        imports.run(
                importer,
                new TableFile("cards.csv", FILE.getBytes(StandardCharsets.UTF_8)),
                CharsetChoice.AUTO,
                "official",
                Progress.unwatched());
        SignedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "U000001",
                "u000001",
                "Ｕ000001",
                "井上",
                "イノウエ",
                "いのうえ",
                "ｲﾉｳｴ",
                "井上 陽子",
                "陽子　井上",
                "YOKO_I",
                "yoko_i@",
                "0471",
                "0471-9136",
                "090-0471",
                "０９０－０４７１",
                "+81 90 0471 9136",
                "+81-90-0471",
                "K000001"
            })
    void aPersonIsFoundByAnyPartOfWhatACallerSays(String fragment) {
        assertThat(found(fragment)).containsExactly("U000001");
    }

    @ParameterizedTest
    @CsvSource({
        "髙橋,U000003",
        "高槗 パパ,U000003",
        "𠮷田,U000002",
        "ｸﾐｺ,U000002",
        "クーミコ,U000002",
        "いのうえようこ,U000001",
        "0471 9136,U000001",
        "9136,U000001",
        "5678,U000002"
    })
    void theFormOfAKanjiOrKanaDoesNotMatter(String fragment, String caseNumber) {
        assertThat(found(fragment)).containsExactly(caseNumber);
    }

    @Test
    void aCardNumberIsNotLookedFor() {
        CountedStatements counted = new CountedStatements(dataSource);
        CaseFileService service = new CaseFileService(StoredPersons.queries(counted, sealed), guard, look -> {});

        assertThat(counted.during(() -> service.search(incident.id(), "パパ", 10)))
                .isPositive();
        assertThat(counted.during(() -> service.search(incident.id(), "４１１１－１１１１－１１１１－１１１１", 10)))
                .isZero();
        assertThat(caseFiles.search(incident.id(), "4111 1111 1111 1111", 10)).isEmpty();
    }

    @Test
    void theBestHitsComeFirst() {
        String names = """
                card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on
                K000011,A,小川 一,オガワ ハジメ,a@example.jp,090-1111-0001,
                K000012,A,西小川 二,ニシオガワ ジ,b@example.jp,090-1111-0002,
                K000013,A,川,カワ,c@example.jp,090-1111-0003,
                K000014,A,川上 三,カワカミ ミツ,d@example.jp,090-1111-0004,
                """;
        SignedIn.as(Role.OFFICIAL);
        imports.run(
                importer,
                new TableFile("more.csv", names.getBytes(StandardCharsets.UTF_8)),
                CharsetChoice.AUTO,
                "official",
                Progress.unwatched());
        SignedIn.as(Role.OPERATOR);

        assertThat(found("川")).containsExactly("U000006", "U000007", "U000004", "U000005");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "　", "-", "ー", "%", "yoko%", "__", "ハハ", "9136|", "K00000", "井上 久美子"})
    void whatIsNotThereIsNotFound(String fragment) {
        assertThat(found(fragment)).isEmpty();
    }

    @Test
    void manyHitsComeInTheOrderOfTheirNumbersUpToTheLimit() {
        assertThat(found("example.jp")).containsExactly("U000001", "U000002", "U000003");
        assertThat(caseFiles.search(incident.id(), "example.jp", 2))
                .extracting(CaseFile::caseNumber)
                .containsExactly("U000001", "U000002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0312345678",
                "03-1234-5678",
                "+81312345678",
                "+81 (0)3-1234-5678",
                "010 81 3 1234 5678",
                "０３（１２３４）５６７８"
            })
    void aCallerIsFoundHoweverTheNumberIsWritten(String phone) {
        assertThat(caseFiles.byPhone(incident.id(), phone))
                .extracting(CaseFile::holderName)
                .containsExactly("吉田 久美子");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "非通知", "1234", "0312345679"})
    void anUnknownOrWithheldNumberFindsNobody(String phone) {
        assertThat(caseFiles.byPhone(incident.id(), phone)).isEmpty();
    }

    @Test
    void aCaseIsReadByItsId() {
        CaseFile found = caseFiles.search(incident.id(), "U000001", 1).getFirst();
        assertThat(caseFiles.byId(found.id())).contains(found);
        assertThat(caseFiles.byId(1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "CONTRACTOR", "ADMIN"})
    void whoDoesNotTalkWithPersonsSeesNone(Role role) {
        SignedIn.as(role);
        assertThatThrownBy(() -> caseFiles.search(incident.id(), "井上", 1))
                .isInstanceOf(AuthorizationDeniedException.class);
        assertThatThrownBy(() -> caseFiles.byPhone(incident.id(), "0312345678"))
                .isInstanceOf(AuthorizationDeniedException.class);
        assertThatThrownBy(() -> caseFiles.byId(1)).isInstanceOf(AuthorizationDeniedException.class);
    }

    @Test
    void aContractorDoesNotEvenSeeTheCounts() {
        SignedIn.as(Role.CONTRACTOR);
        assertThatThrownBy(() -> caseFiles.counts(incident.id())).isInstanceOf(AuthorizationDeniedException.class);
    }

    @Test
    void theCityGetsPersonsMasked() {
        List<Long> ids = caseFiles.search(incident.id(), "U00000", 10).stream()
                .map(CaseFile::id)
                .toList();
        assertThat(ids).hasSize(3);
        SignedIn.as(Role.APPROVER);
        assertThat(caseFiles.masked(ids))
                .hasSize(3)
                .contains(new MaskedCase(List.of(ids.getFirst()), "井＊ ＊＊", "090-****-9136", List.of("A")));
        assertThat(caseFiles.masked(List.of(4711L))).isEmpty();
        assertThat(caseFiles.masked(List.of())).isEmpty();
    }

    private List<String> found(String fragment) {
        return caseFiles.search(incident.id(), fragment, 10).stream()
                .map(CaseFile::caseNumber)
                .toList();
    }
}
