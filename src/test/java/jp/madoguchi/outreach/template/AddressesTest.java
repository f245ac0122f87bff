package jp.madoguchi.outreach.template;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.outreach.MessageChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({"09004151234, +819004151234", "０８０-１２３４-５６７８, +818012345678", "+81 90-0415-1234, +819004151234"})
    void aMobileNumberIsSpeltAsE164(String phone, String spelt) {
        assertThat(Addresses.of(MessageChannel.SMS, null, phone)).isEqualTo(spelt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0312345678", "0120123456", "1234", "", "非通知", "+14155552671"})
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
