package jp.madoguchi.outreach.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortMessageTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "70, 1", "71, 2", "134, 2", "135, 3", "660, 10"})
    void aLongerOneGoesOutInPartsOf67(int units, int parts) {
        assertThat(ShortMessage.parts("あ".repeat(units))).isEqualTo(parts);
    }

    /** 𠮷 is outside of the basic plane. Latin letters are no shorter: they go out as UCS-2 beside Japanese ones. */
    @ParameterizedTest
    @CsvSource({"𠮷, 2", "a, 1", "あ, 1"})
    void aCharacterTakesTheUnitsThatItHasInUcs2(String character, int units) {
        assertThat(ShortMessage.units(character)).isEqualTo(units);
    }
}
