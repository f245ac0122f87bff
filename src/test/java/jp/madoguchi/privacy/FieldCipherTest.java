package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import jp.madoguchi.assurance.Assures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class FieldCipherTest {
    private static final String OLD = "5b0f3a1c7d92e4486a7f20c35be1d8947c06fa2b91d3e85f4072a9c6138be5d0";
    private static final String NEW = "91c85d3f2066b7a1d94ce0835fe21c94d7083fb65a1970cc4e8d2b53f6a40e7b";
    private static final String INDEX = "e21c94d7083fb65a1970cc4e8d2b53f6a40e7b91c85d3f2066b7a1d94ce0835f";
    private static final FieldPlace PLACE = new FieldPlace("gift", "code", 7);
    private static final String CLEAR = "https://quo.example.jp/g/XYZ\nABCD2345EFGH6789";

    private final FieldCipher cipher = cipher(OLD);

    @Test
    void whatIsEncryptedIsReadAgainInItsPlace() {
        byte[] encrypted = cipher.encrypt(PLACE, CLEAR);

        assertThat(cipher.decrypt(PLACE, encrypted)).isEqualTo(CLEAR);
        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("quo", "ABCD");
        assertThat(cipher.encrypt(PLACE, CLEAR)).as("the same text again").isNotEqualTo(encrypted);
    }

    @Test
    @Assures("F1")
    void aValueThatWasMovedToAnotherRowOrColumnCannotBeRead() {
        byte[] encrypted = cipher.encrypt(PLACE, CLEAR);

        for (FieldPlace other : new FieldPlace[] {
            new FieldPlace("gift", "code", 8),
            new FieldPlace("gift", "note", 7),
            new FieldPlace("case_file", "code", 7),
            new FieldPlace("gift", "code", 71)
        }) {
            assertThatThrownBy(() -> cipher.decrypt(other, encrypted))
                    .isInstanceOf(SealedFieldException.class)
                    .hasMessageContaining(other.table() + "." + other.column())
                    .hasMessageNotContainingAny("quo", "ABCD");
        }
    }

    @Test
    @Assures("F1")
    void aValueThatWasChangedCannotBeRead() {
        byte[] encrypted = cipher.encrypt(PLACE, CLEAR);
        for (int i = 0; i < encrypted.length; i++) {
            byte[] changed = encrypted.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> cipher.decrypt(PLACE, changed)).isInstanceOf(SealedFieldException.class);
        }
    }

    @Test
    @Assures("F1")
    void aNewKeyInFrontEncryptsAndTheOldOneBehindItStillReads() {
        byte[] before = cipher.encrypt(PLACE, CLEAR);
        FieldCipher both = cipher(NEW + "," + OLD);
        byte[] after = both.encrypt(PLACE, CLEAR);

        assertThat(both.decrypt(PLACE, before)).isEqualTo(CLEAR);
        assertThat(both.decrypt(PLACE, after)).isEqualTo(CLEAR);
        assertThat(Arrays.copyOf(after, 5))
                .as("the key's number stands in front")
                .isNotEqualTo(Arrays.copyOf(before, 5));
        assertThat(Arrays.copyOf(cipher(NEW).encrypt(PLACE, CLEAR), 5)).isEqualTo(Arrays.copyOf(after, 5));
        assertThat(cipher(NEW).decrypt(PLACE, after)).isEqualTo(CLEAR);
        assertThatThrownBy(() -> cipher(NEW).decrypt(PLACE, before)).isInstanceOf(SealedFieldException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                OLD + ",",
                OLD + "," + OLD,
                INDEX,
                "zz0f3a1c7d92e4486a7f20c35be1d8947c06fa2b91d3e85f4072a9c6138be5d0"
            })
    void keysThatAreNoneAreRefusedWithoutBeingRepeated(String keys) {
        assertThatThrownBy(() -> cipher(keys))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("madoguchi.keys.fields")
                .hasMessageNotContainingAny(OLD, INDEX, "zz0f");
    }

    @Test
    void theIndexTellsEqualFromUnequalAndOneFieldFromAnother() {
        BlindIndex index = new BlindIndex(keys(OLD));

        assertThat(index.of("gift.serial", "ABCD")).hasSize(64).isEqualTo(index.of("gift.serial", "ABCD"));
        assertThat(index.of("gift.serial", "ABCE")).isNotEqualTo(index.of("gift.serial", "ABCD"));
        assertThat(index.of("gift.url", "ABCD")).isNotEqualTo(index.of("gift.serial", "ABCD"));
        assertThat(new BlindIndex(keys(NEW)).of("gift.serial", "ABCD"))
                .as("it stays when the field key is replaced")
                .isEqualTo(index.of("gift.serial", "ABCD"));
    }

    @Test
    void theDemoMakesItsKeysOnceForItselfAlone(@TempDir Path folder) throws IOException {
        MockEnvironment settings = new MockEnvironment()
                .withProperty(FieldKeys.MADE_IN, folder.resolve("demo").toString());
        byte[] encrypted = new FieldCipher(FieldKeyRing.ofSettings(new FieldKeys(settings))).encrypt(PLACE, CLEAR);

        assertThat(new FieldCipher(FieldKeyRing.ofSettings(new FieldKeys(settings))).decrypt(PLACE, encrypted))
                .isEqualTo(CLEAR);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("demo/keys.properties"))))
                .isEqualTo("rw-------");
    }

    private static FieldCipher cipher(String keys) {
        return new FieldCipher(FieldKeyRing.ofSettings(keys(keys)));
    }

    private static FieldKeys keys(String keys) {
        return new FieldKeys(
                new MockEnvironment().withProperty(FieldKeys.FIELDS, keys).withProperty(FieldKeys.INDEX, INDEX));
    }
}
