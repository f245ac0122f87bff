package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class BlindGramsTest {
    private final BlindGrams grams = grams("22");

    @Test
    void aTextHasTheWordsOfEachOfItsFragments() {
        Set<String> words = grams.of("|不正利用の疑い|09012345678|");
        assertThat(words).containsAll(grams.toFind("正利用")).containsAll(grams.toFind("1234"));
        assertThat(words).doesNotContainAnyElementsOf(grams.toFind("商品券"));
    }

    @Test
    void aSingleCharacterIsTheBeginningOfItsPairs() {
        String asked = grams.toFind("用").getFirst();
        assertThat(asked).matches("[0-9b-z]{3}\\*");
        assertThat(grams.of("利用の")).anyMatch(word -> word.startsWith(asked.substring(0, 3)));
        assertThat(grams.of("利の")).noneMatch(word -> word.startsWith(asked.substring(0, 3)));
    }

    @Test
    void charactersBeyondTheFirstPlaneAreOneCharacter() {
        assertThat(grams.of("𠮷野")).hasSize(1);
        assertThat(grams.toFind("𠮷")).hasSize(1).allMatch(word -> word.endsWith("*"));
    }

    @Test
    void withoutTheKeyTheWordsCannotBeMade() {
        assertThat(grams.of("山田太郎")).doesNotContainAnyElementsOf(grams("33").of("山田太郎"));
    }

    @Test
    void noTextAndOneCharacterHaveNoPairs() {
        assertThat(grams.of("")).isEmpty();
        assertThat(grams.of("山")).isEmpty();
    }

    private static BlindGrams grams(String index) {
        return new BlindGrams(new FieldKeys(new MockEnvironment()
                .withProperty(FieldKeys.FIELDS, "11".repeat(32))
                .withProperty(FieldKeys.INDEX, index.repeat(32))));
    }
}
