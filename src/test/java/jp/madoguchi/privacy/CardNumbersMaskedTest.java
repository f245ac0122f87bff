package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CardNumbersMaskedTest {
    private final CardNumbersMasked converter = new CardNumbersMasked();

    @Test
    void eachCardNumberIsTakenOutAndNothingElse() {
        assertThat(converter.masked(
                        "[4539 1488 0343 6467(): x] and ４５３９１４８８０３４３６４６７, 090-0415-5955, id 345678901234567890"))
                .isEqualTo("[[card number](): x] and [card number], 090-0415-5955, id 345678901234567890");
        assertThat(converter.masked("nothing\n\tat all")).isEqualTo("nothing\n\tat all");
    }
}
