package jp.madoguchi.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.SealedFieldException;
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

/** Persons are found as if they stood in the database in clear, and they don't. */
@PortalTest
@Tag("database")
class BlindSearchTest {
    private static final int LIMIT = 10;
    private static final List<String> FAMILY =
            List.of("井上", "高橋", "髙橋", "佐々木", "山田", "吉田", "𠮷田", "齋藤", "小川", "川上", "川", "長谷川", "渡邉", "金子");
    private static final List<String> FAMILY_KANA = List.of(
            "イノウエ", "タカハシ", "タカハシ", "ササキ", "ヤマダ", "ヨシダ", "ヨシダ", "サイトウ", "オガワ", "カワカミ", "カワ", "ハセガワ", "ワタナベ", "カネコ");
    private static final List<String> GIVEN = List.of("陽子", "太郎", "花子", "健一", "久美子", "子", "ジョー", "一", "美川");
    private static final List<String> GIVEN_KANA =
            List.of("ヨウコ", "タロウ", "ハナコ", "ケンイチ", "クミコ", "コ", "ジョー", "ハジメ", "ヨシカワ");
    private static final List<String> HOSTS = List.of("example.jp", "example.com", "mail.example.jp", "yoko.example");

    @Autowired
    IncidentService incidents;

    @Autowired
    Imports imports;

    @Autowired
    AffectedCardsImporter importer;

    @Autowired
    CaseFileService caseFiles;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random(7);
    private final List<Known> known = new ArrayList<>();
    private Incident incident;

    /** A person as the file has it, and the text that a clear index would have. */
    private record Known(String number, String name, String kana, String email, String phone, List<String> fields) {}

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
    @Assures("F2")
    void numbersAndAddressesAreFoundInEachSpellingAndNobodyElseIs() {
        bring(FullSize.of(300, 10_000 / 2)); // each has a phone and an e-mail
        int asked = 0;
        for (Known person : known) {
            String digits = person.phone();
            for (String written : List.of(
                    digits,
                    fullWidth(digits),
                    digits.substring(0, 3) + "-" + digits.substring(3, 7) + "-" + digits.substring(7),
                    fullWidth(digits.substring(0, 3)) + "－" + fullWidth(digits.substring(3, 7)) + "ー"
                            + fullWidth(digits.substring(7)),
                    "+81" + digits.substring(1),
                    "+81-" + digits.substring(1, 3) + "-" + digits.substring(3, 7) + "-" + digits.substring(7),
                    "＋８１　" + fullWidth(digits.substring(1)),
                    "+81 (0)" + digits.substring(1),
                    "010 81 " + digits.substring(1))) {
                assertThat(numbers(caseFiles.byPhone(incident.id(), written)))
                        .as(written)
                        .isEqualTo(having(other -> other.phone().equals(digits)));
                asked++;
            }
            String mail = person.email();
            for (String written : List.of(
                    List.of(fullWidth(digits), "+81-" + digits.substring(1, 3) + "-" + digits.substring(3), digits)
                            .get(asked % 3),
                    List.of(mail, fullWidth(mail), fullWidth(mail.toUpperCase(Locale.ROOT)))
                            .get(asked % 3))) {
                List<String> found = found(written);
                assertThat(found).as(written).isEqualTo(expected(written));
                // of many with one number, only the first stand on a page
                assertThat(found.size() == LIMIT || found.contains(person.number()))
                        .as(written)
                        .isTrue();
                asked++;
            }
        }
        Measured.as(
                "%,d phones and e-mails, %,d spellings asked for: recall and precision 100 %%",
                2 * known.size(), asked);
    }

    @Test
    @Assures("F2")
    void aFragmentFindsWhatReadingAllWouldFindInTheSameOrder() {
        bring(400);
        int asked = FullSize.of(600, 20_000);
        int hits = 0;
        for (int i = 0; i < asked; i++) {
            String fragment = fragment();
            List<String> found = found(fragment);
            assertThat(found).as(fragment).isEqualTo(expected(fragment));
            hits += found.isEmpty() ? 0 : 1;
        }
        assertThat(hits).as("fragments that occur").isBetween(asked / 2, asked - 1);
        Measured.as(
                "%,d fragments of names, kana, phones, e-mails and numbers among %d persons: as reading all, %,d found somebody",
                asked, known.size(), hits);
    }

    @Test
    void aPageIsFullAlsoWhereManyOnlyLookAlike() {
        bring(400);
        // all share the host, and most look as if something began or ended with it
        for (String fragment : List.of("e", "example", "jp", "0", "子", "コ", ".", "@")) {
            for (int limit : List.of(1, 25, 100)) {
                assertThat(numbers(caseFiles.search(incident.id(), fragment, limit)))
                        .as(fragment)
                        .isEqualTo(expected(fragment, limit));
            }
        }
    }

    @Test
    @Assures("F1")
    void aPersonThatWasMovedToAnotherCaseCannotBeRead() {
        bring(20);
        List<Long> ids = jdbc.sql("select id from case_file order by id")
                .query(Long.class)
                .list();
        SignedIn.as(Role.OPERATOR);
        for (int i = 1; i < ids.size(); i++) {
            byte[] other = sealed(ids.get(i - 1));
            byte[] own = sealed(ids.get(i));
            long id = ids.get(i);
            jdbc.sql("update case_file set person_sealed = ? where id = ?")
                    .params(other, id)
                    .update();
            assertThatThrownBy(() -> caseFiles.byId(id))
                    .isInstanceOf(SealedFieldException.class)
                    .hasMessage("The value of case_file.person_sealed in row " + id + " can't be read");
            jdbc.sql("update case_file set person_sealed = ? where id = ?")
                    .params(own, id)
                    .update();
            assertThat(caseFiles.byId(id)).isPresent();
        }
        Measured.as("%d persons copied into another case, 0 read", ids.size() - 1);
    }

    private byte[] sealed(long id) {
        return jdbc.sql("select person_sealed from case_file where id = ?")
                .param(id)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    private void bring(int persons) {
        StringBuilder file = new StringBuilder("card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on\n");
        Set<String> taken = new LinkedHashSet<>();
        while (known.size() < persons) {
            int family = random.nextInt(FAMILY.size());
            int given = random.nextInt(GIVEN.size());
            int n = known.size() + 1;
            String name = FAMILY.get(family) + " " + GIVEN.get(given);
            String kana = FAMILY_KANA.get(family) + " " + GIVEN_KANA.get(given);
            String phone = "0" + List.of("70", "80", "90").get(random.nextInt(3))
                    + "%04d%04d".formatted(random.nextInt(persons), random.nextInt(10_000));
            // every fifth shares the number of somebody
            if (n % 5 == 0) {
                phone = known.get(random.nextInt(known.size())).phone();
            }
            String email = List.of("yoko", "taro_", "e", "sales-", "k.ito").get(random.nextInt(5)) + n + "@"
                    + HOSTS.get(random.nextInt(HOSTS.size()));
            assertThat(taken.add(email)).isTrue();
            String number = "U%06d".formatted(n);
            String text = SearchText.of(number, new HolderFields(name, kana, email, phone));
            known.add(new Known(
                    number, name, kana, email, phone, List.of(text.substring(1).split("\\|"))));
            file.append("K%06d,A,%s,%s,%s,%s,%n".formatted(n, name, kana, email, phone));
        }
        SignedIn.as(Role.OFFICIAL);
        imports.run(
                importer,
                new TableFile("cards.csv", file.toString().getBytes(StandardCharsets.UTF_8)),
                CharsetChoice.AUTO,
                "official",
                Progress.unwatched());
        SignedIn.as(Role.OPERATOR);
    }

    /** Something that a caller may say, of somebody or of nobody. */
    private String fragment() {
        return switch (random.nextInt(8)) {
            case 0 -> part(any().name().replace(" ", ""), 4);
            case 1 -> part(hiragana(any().kana().replace(" ", "")), 5);
            case 2 -> part(any().email(), 12);
            case 3 -> part(any().phone(), 11);
            case 4 -> part(any().number(), 7);
            case 5 -> {
                Known person = any();
                yield part(person.kana().replace(" ", ""), 3) + "　" + part(person.phone(), 4);
            }
            case 6 -> {
                String phone = any().phone();
                yield phone.substring(0, 3) + "-" + phone.substring(3, 3 + random.nextInt(8));
            }
            default -> part("存在しないヴxq7+9" + any().phone(), 5);
        };
    }

    private Known any() {
        return known.get(random.nextInt(known.size()));
    }

    private String part(String of, int most) {
        int[] characters = of.codePoints().toArray();
        int from = random.nextInt(characters.length);
        int length = 1 + random.nextInt(Math.min(most, characters.length - from));
        return new String(characters, from, length);
    }

    private List<String> found(String fragment) {
        return numbers(caseFiles.search(incident.id(), fragment, LIMIT));
    }

    private static List<String> numbers(List<CaseFile> persons) {
        return persons.stream().map(CaseFile::caseNumber).toList();
    }

    private List<String> having(java.util.function.Predicate<Known> condition) {
        return known.stream().filter(condition).map(Known::number).toList();
    }

    private List<String> expected(String fragment) {
        return expected(fragment, LIMIT);
    }

    /** By reading all: each word in some field; first whole fields, then beginnings, ends, and all others. */
    private List<String> expected(String fragment, int limit) {
        record Hit(String number, int rank) {}
        List<Hit> hits = new ArrayList<>();
        for (Known person : known) {
            int rank = 0;
            for (String word : fragment.strip().split("[\\s　]+")) {
                int best = Stream.of(SearchText.word(word), asNumber(word))
                        .filter(spelling -> !spelling.isEmpty())
                        .mapToInt(spelling -> rank(person.fields(), spelling))
                        .min()
                        .orElse(9);
                rank += best == 9 ? 1_000 : best;
            }
            if (rank < 1_000) {
                hits.add(new Hit(person.number(), rank));
            }
        }
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::rank).thenComparing(Hit::number))
                .limit(limit)
                .map(Hit::number)
                .toList();
    }

    private static int rank(List<String> fields, String spelling) {
        if (fields.contains(spelling)) {
            return 0;
        }
        if (fields.stream().anyMatch(field -> field.startsWith(spelling))) {
            return 1;
        }
        if (fields.stream().anyMatch(field -> field.endsWith(spelling))) {
            return 2;
        }
        return fields.stream().anyMatch(field -> field.contains(spelling)) ? 3 : 9;
    }

    private static String asNumber(String word) {
        String plain = java.text.Normalizer.normalize(word, java.text.Normalizer.Form.NFKC);
        String digits = plain.matches("[+(]?\\d[\\d()\\-‐‑–—―−ー]*") ? PhoneDigits.of(plain) : null;
        return digits == null ? "" : digits;
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        return wide.toString();
    }

    private static String hiragana(String kana) {
        StringBuilder soft = new StringBuilder();
        kana.chars().forEach(c -> soft.append((char) (c >= 'ァ' && c <= 'ヶ' ? c - 0x60 : c)));
        return soft.toString();
    }
}
