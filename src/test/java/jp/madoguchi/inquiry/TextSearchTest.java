package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest {
    @ParameterizedTest
    @ValueSource(strings = {"090-1000-0001", "09010000001", "０９０－１０００", "+81 90 1000 0001", "機種変更 0901"})
    void digitsAreNotLookedForInTheIndex(String text) {
        assertThat(TextSearch.of(text).isOfDigits()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"機種変更", "QUOカード", "U000001", "第2便", "5"})
    void wordsAre(String text) {
        assertThat(TextSearch.of(text).isOfDigits()).isFalse();
    }
}
