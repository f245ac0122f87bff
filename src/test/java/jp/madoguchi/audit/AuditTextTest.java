package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the spelling, nothing of a telephone number or an address gets into the trail; what only looks like one stays. */
class AuditTextTest {
    private final AuditText text = new AuditText(any -> false);

    private String line(String typed) {
        return text.line(typed, 2_000, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "090-1234-5678",
                "09012345678",
                "0312345678",
                "03-1234-5678",
                "0123-45-6789",
                "090 1234 5678",
                "090　1234　5678",
                "０９０－１２３４－５６７８",
                "０９０１２３４５６７８",
                "０９０ー１２３４ー５６７８",
                "090ー1234ー5678",
                "090−1234−5678",
                "090‐1234‐5678",
                "090–1234—5678",
                "090.1234.5678",
                "090・1234・5678",
                "090の1234の5678",
                "090 12 34 56 78",
                "0 9 0 1 2 3 4 5 6 7 8",
                "090 - 1234 - 5678",
                "+819012345678",
                "+81-90-1234-5678",
                "+81 (0)90-1234-5678",
                "＋８１ ９０ １２３４ ５６７８",
                "+81312345678",
                "+81 3 1234 5678",
                "0081 90 1234 5678",
                "010-81-90-1234-5678",
                "819012345678",
                "81-90-1234-5678",
                "03(1234)5678",
                "03（1234）5678",
                "03) 1234-5678",
                "tel09012345678",
                "TEL:090-1234-5678",
                "TEL.090-1234-5678",
                "Tel-090-1234-5678",
                "ＴＥＬ０９０１２３４５６７８",
                "電話09012345678",
                "\u202A090-1234-5678\u202C",
                "090\u200B1234\u200B5678",
                "090-1234-5678x2",
                "0120-12-34-56",
                "0120-123-456",
                "01 20 12 34 56",
                "05 70 12 34 56",
                "03 12 34 56 78",
                "04-71-23-45-67",
                "04-7123-4567",
                "01267-1-2345",
                "011-223-3445",
                "011 22 33 445",
                "09 01 23 45 67 8",
                "01\u200B12\u200B23\u200B34\u200B45",
            })
    void nothingOfANumberStays(String number) {
        for (String typed : new String[] {number, "長女 " + number + " から", "長女" + number + "、2022-07-01"}) {
            assertThat(line(typed)
                            .replace("2022-07-01", "")
                            .replace("\\u202a", "")
                            .replace("\\u202c", ""))
                    .as(typed)
                    .contains("0**-****-****")
                    .doesNotContainPattern("[1-9１-９]{2}|[0-9]{3}");
        }
    }

    /** What stands beside a number in a sentence makes no id of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "090-1234-5678の2回目",
                "03-1234-5678の2回目",
                "090-1234-5678・080-1212-2323",
                "03-1234-5678・090-1212-2323",
                "０９０－１２３４－５６７８・０８０－１２１２－２３２３",
                "090-1234-5678〜080-1212-2323",
                "SMSの090-1234-5678へ",
                "No.3の090-1234-5678",
                "1.090-1234-5678",
                "１．０９０－１２３４－５６７８",
                "1.09012345678",
                "2.03-1234-5678",
                "3・0120-12-34-56",
            })
    void nothingOfANumberStaysWhateverStandsBesideIt(String typed) {
        for (String sentence : new String[] {typed, "宛先：" + typed + "に送る"}) {
            assertThat(line(sentence))
                    .as(sentence)
                    .contains("0**-****-****")
                    .doesNotContainPattern("[1-9１-９][0-9０-９]|[0-9０-９]{3}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hanako@example.jp",
                "hanako＠example.jp",
                "ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ",
                "hanako@example．jp",
                "hanako @ example.jp",
                "hanako ＠ example.jp",
                "hanako＠ example.jp",
                "hanako(at)example.jp",
                "hanako[at]example.co.jp",
                "ha.na-ko+x@mail.example.jp",
            })
    void nothingOfAnAddressStays(String address) {
        for (String typed : new String[] {address, "宛先は " + address + " です"}) {
            assertThat(line(typed))
                    .as(typed)
                    .contains("***@***")
                    .doesNotContainIgnoringCase("hanako")
                    .doesNotContainIgnoringCase("example")
                    .doesNotContain("ｈ", "ｅ", "ko");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "U000001",
                "P-12",
                "0AB0123456789",
                "0123456789ABC",
                "905550123490555000",
                "012345678901",
                "件数 10901234567",
                "8112345678901",
                "2022-07-01",
                "2022-07-01 09:00",
                "2022-07-01T09:00:00Z",
                "08:30-21:00",
                "第01 2022-07-01",
                "2022年07月01日 10:00:00",
                "01234567-8901-4234-8901-012345678901",
                "a1b2c3d4-0123-4567-8901-0123456789ab",
                "0.0123456789",
                "60.0812345678",
                "1.2.3の4・5",
                "cards_2022-06-30.csv",
                "3f0123456789ab0123456789cd0123456789ef0123456789ab0123456789cd0123",
                "file.csv 0123456789ab0123456789cd0123456789ef0123456789ab0123456789cd01",
                "K-0123456789",
                "12,345,678,901",
                "attempt 3",
                "a@b",
                "01 12 23 34 45",
                "01-12-23-34-45",
                "01　12　23　34　45",
                "02 13 24 35 46 57",
                "12 09 23 34 45 56",
            })
    void whatOnlyLooksLikeOneStays(String other) {
        assertThat(line(other)).isEqualTo(other);
        assertThat(line("対象：" + other)).isEqualTo("対象：" + other);
    }

    @ParameterizedTest
    @CsvSource({
        "090-1234-5678と03-1234-5678,0**-****-****と0**-****-****",
        "hanako@example.jp 090 1234 5678 山田,***@*** 0**-****-**** 山田",
        "01 12 23 34 03 1234 5678,01 12 23 34 0**-****-****",
        "01 12 23 34 45 090-1234-5678,01 12 23 34 45 0**-****-****",
        "８月４日 ０３－１２３４－５６７８へ,８月４日 0**-****-****へ",
    })
    void theRestOfTheTextStaysAsItWasTyped(String typed, String kept) {
        assertThat(line(typed)).isEqualTo(kept);
    }
}
