package jp.madoguchi.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapaneseFoldingTest {
    @ParameterizedTest
    @CsvSource({
        "髙橋,高橋",
        "𠮷田,吉田",
        "宮﨑,宮崎",
        "渡邉,渡辺",
        "渡邊,渡辺",
        "齋藤,斎藤",
        "齊藤,斎藤",
        "斉藤,齋藤",
        "濵田,浜田",
        "濱田,濵田",
        "澤田,沢田",
        "廣瀬,広瀬",
        "嶋田,島田",
        "國分,国分",
        "櫻井,桜井",
        "瀧本,滝本",
        "龍馬,竜馬",
        "眞子,真子",
        "惠,恵",
        "佐々木,佐佐木",
        "ｻｲﾄｳ,さいとう",
        "ＡＢＣ＠ｅｘａｍｐｌｅ,abc@EXAMPLE",
        "葛\uDB40\uDD00城,葛城",
        "がぎぐ,ｶﾞｷﾞｸﾞ",
        "東京 都,東京都"
    })
    void whatDiffersOnlyInFormIsOne(String one, String other) {
        assertThat(JapaneseFolding.text(one)).isEqualTo(JapaneseFolding.text(other));
        assertThat(JapaneseFolding.name(one)).isEqualTo(JapaneseFolding.name(other));
    }

    @ParameterizedTest
    @CsvSource({"オーノ,オノ", "ゆーこ,ﾕｺ", "090-1234-5678,09012345678", "０９０－１２３４,090‐1234", "キョウコ,ｷﾖｳｺ"})
    void inNamesAndNumbersMarksAndSmallKanaDoNotCount(String one, String other) {
        assertThat(JapaneseFolding.name(one)).isEqualTo(JapaneseFolding.name(other));
    }

    @ParameterizedTest
    @CsvSource({"ハハ,パパ", "高,吉", "間,門", "川,河", "後,后", "谷,穀"})
    void whatMeansSomethingElseStaysApart(String one, String other) {
        assertThat(JapaneseFolding.name(one)).isNotEqualTo(JapaneseFolding.name(other));
    }

    @ParameterizedTest
    @CsvSource({"カード,カド", "ビル,ビール"})
    void inTextsTheLongVowelMarkTellsWordsApart(String one, String other) {
        assertThat(JapaneseFolding.text(one)).isNotEqualTo(JapaneseFolding.text(other));
    }
}
