package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void aNameKeepsItsFirstCharacterAndItsShape() {
        assertThat(Masking.name("山田 太郎")).isEqualTo("山＊ ＊＊");
        assertThat(Masking.name("𠮷田　一")).isEqualTo("𠮷＊　＊");
        assertThat(Masking.name("李")).isEqualTo("＊");
        assertThat(Masking.name("")).isEmpty();
    }

    @Test
    void aTelephoneNumberKeepsItsAreaAndItsEnd() {
        assertThat(Masking.phone("090-0415-1234")).isEqualTo("090-****-1234");
        assertThat(Masking.phone("09004151234")).isEqualTo("090-****-1234");
        assertThat(Masking.phone("０９０－０４１５－１２３４")).isEqualTo("090-****-1234");
        assertThat(Masking.phone("+81 90-0415-1234")).isEqualTo("090-****-1234");
        assertThat(Masking.phone("03-1234-5678")).isEqualTo("03-****-5678");
        assertThat(Masking.phone("110")).isEqualTo("****");
        assertThat(Masking.phone("非通知")).isEqualTo("****");
    }

    @Test
    void anAddressKeepsItsFirstLetterAndItsDomain() {
        assertThat(Masking.email("user000001@example.jp")).isEqualTo("u***@example.jp");
        assertThat(Masking.email("@example.jp")).isEqualTo("****");
        assertThat(Masking.email("なし")).isEqualTo("****");
    }

    @Test
    void aReferenceKeepsItsEnd() {
        assertThat(Masking.reference("QP1234567890", 4)).isEqualTo("********7890");
        assertThat(Masking.reference("789", 4)).isEqualTo("****");
    }
}
