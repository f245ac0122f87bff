package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest {
    @Test
    void theIndexIsAskedForPairsAndForFourDigits() {
        assertThat(TextSearch.of("機種変更").pieces()).containsExactly(Set.of("機種", "種変", "変更"));
        assertThat(TextSearch.of("変").pieces()).containsExactly(Set.of("変"));
        assertThat(TextSearch.of("第2便").pieces()).containsExactly(Set.of("第2", "2便"));
        assertThat(TextSearch.of("2022年 髙島").pieces()).containsExactly(Set.of("2022", "2年", "高島"));
        assertThat(TextSearch.of("090-1234-5").pieces())
                .containsExactly(
                        Set.of("0-", "-1", "1234", "4-", "-5"), Set.of("0901", "9012", "0123", "1234", "2345"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "12", "090", "03 12"})
    void itIsOfNoHelpForFewDigits(String text) {
        assertThat(TextSearch.of(text).pieces()).isEmpty();
    }

    @Test
    void whatATextHasToldTheIndexIsWhatAnyFragmentOfItAsksFor() {
        String text = "機種変更をした2022年7月。𠮷野家|09004155955|c-20220729-1|0hk3x7z2m9q41|u000147|";
        int[] characters = text.codePoints().toArray();
        Set<String> told = SearchWords.pieces(text);
        for (int from = 0; from < characters.length; from++) {
            for (int to = from + 2; to <= characters.length; to++) {
                String fragment = new String(characters, from, to - from);
                assertThat(told).as(fragment).containsAll(SearchWords.pieces(fragment));
            }
        }
    }

    @Test
    void allWordsOfOneAlternativeHaveToBeThere() {
        TextSearch search = TextSearch.of("機種 届かない");

        assertThat(search.isIn(InquiryText.spelling("届かない。機種変更の後"))).isTrue();
        assertThat(search.isIn(InquiryText.spelling("機種変更"))).isFalse();
        assertThat(TextSearch.of("+81 90-0415").isIn("|0900415|")).isTrue();
    }

    @Test
    void thirteenCharactersOfAnotherScriptAreNoNumberOfAnInquiry() {
        assertThat(TextSearch.of("ログインできない。住所変更").alternatives()).hasSize(1);
    }
}
