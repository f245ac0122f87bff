package jp.madoguchi.outreach.template;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.outreach.MessageChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "09004151234, +819004151234",
        "070-1234-5678, +817012345678",
        "080 1234 5678, +818012345678",
        "060-1234-5678, +816012345678",
        "０８０－１２３４－５６７８, +818012345678",
        "０９０（０４１５）１２３４, +819004151234",
        "+81 90-0415-1234, +819004151234",
        "＋８１ ７０ １２３４ ５６７８, +817012345678",
        "+81 (0)90 0415 1234, +819004151234",
        "010-81-90-0415-1234, +819004151234"
    })
    void aMobileNumberIsSpeltAsE164(String phone, String spelt) {
        assertThat(Addresses.of(MessageChannel.SMS, null, phone)).isEqualTo(spelt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0312345678",
                "0120123456",
                "050-1234-5678",
                "020-1234-5678",
                "0800-123-4567",
                "0570-012-345",
                "090-1234-567",
                "090-1234-56789",
                "1234",
                "",
                "非通知",
                "+14155552671"
            })
    void whatNoShortMessageReachesIsNoAddress(String phone) {
        assertThat(Addresses.of(MessageChannel.SMS, "a@example.jp", phone)).isNull();
    }

    @Test
    void aMailGoesToWhatLooksLikeAnAddress() {
        assertThat(Addresses.of(MessageChannel.EMAIL, " a@example.jp ", null)).isEqualTo("a@example.jp");
        assertThat(Addresses.of(MessageChannel.EMAIL, "example.jp", "09004151234"))
                .isNull();
    }
}
