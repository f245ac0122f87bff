package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTest {
    private final LeftBehind search = new LeftBehind(Set.of("井上 陽子", "user000001@example.jp", "07004719136"));

    @Test
    void aPersonIsFoundWhereverItStandsInALine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("portal-1.log"), """
                INFO started
                WARN could not send to <user000001@example.jp>
                INFO 井上 陽子""");
        Files.writeString(folder.resolve("2.txt"), "GET http://localhost/desk?phone=07004719136\n");
        Files.writeString(folder.resolve("other.bin"), "井上 陽子");

        assertThat(search.look(List.of(folder, folder.resolve("none")))).isEqualTo(2);

        assertThat(search.found())
                .containsExactly(
                        "2.txt: GET http://localhost/desk?phone=07004719136",
                        "portal-1.log: WARN could not send to <user000001@example.jp>",
                        "portal-1.log: INFO 井上 陽子");
    }

    @Test
    void whatNamesNobodyIsNotFound() {
        assertThat(search.holdsPerson("")).isFalse();
        assertThat(search.holdsPerson("0700471913")).isFalse();
        assertThat(search.holdsPerson("INFO 陽子 井上 user00000@example.jp")).isFalse();
    }
}
