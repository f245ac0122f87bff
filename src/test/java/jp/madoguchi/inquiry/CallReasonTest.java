package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallReasonTest {
    @ParameterizedTest
    @EnumSource
    void isReadBackFromAnAddress(CallReason.Kind kind) {
        CallReason reason = new CallReason(kind, 123_456_789_012_345_678L);

        assertThat(CallReason.parse(reason.text())).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "callback", "callback-", "callback-1x", "17", "wave-1", "apology-1234567890123456789012"})
    void whatElseStandsThereIsNone(String text) {
        assertThat(CallReason.parse(text)).isEmpty();
    }

    @Test
    void looksAsItIsTyped() {
        assertThat(new CallReason(CallReason.Kind.APOLOGY, 17).text()).isEqualTo("apology-17");
    }
}
