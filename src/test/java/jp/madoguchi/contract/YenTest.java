package jp.madoguchi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YenTest {
    @ParameterizedTest
    @CsvSource({"'1,234,500', 1234500", "１２３４円, 1234", "¥500, 500", "￥５００, 500", "99999999999, 99999999999"})
    void amountsAreUnderstoodAsPeopleWriteThem(String typed, String yen) {
        assertThat(Yen.parse(typed)).hasValueSatisfying(one -> assertThat(one).isEqualByComparingTo(yen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "12.5", "1,23", "12,34,567", "千円", "100000000000", "1e5"})
    void anythingElseIsNoAmount(String typed) {
        assertThat(Yen.parse(typed)).isEmpty();
    }
}
