package jp.madoguchi.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "数\u202Efdp.exe, 数fdp.exe",
        "\u2066数\u200B.csv, 数.csv",
        "数\uD83D.csv, 数.csv",
        "<img src=x>.csv, _img src=x_.csv",
        ".., file",
        "'   ', file",
    })
    void nothingIsLeftThatIsNotSeenOrMeansSomething(String name, String kept) {
        assertThat(FileName.plain(name)).isEqualTo(kept);
        assertThat(FileName.plain(kept)).isEqualTo(kept);
    }

    /** A guard that looks for whole card numbers would let the first fifteen digits pass. */
    @Test
    void noPartOfANumberIsLeftWhereANameIsCut() {
        assertThat(FileName.plain("長".repeat(140) + "4111-1111-1111-1111" + "長".repeat(100) + ".csv"))
                .isEqualTo("長".repeat(140) + ".csv");
        assertThat(FileName.plain("長".repeat(400) + ".csv")).isEqualTo("長".repeat(146) + ".csv");
        assertThat(FileName.plain("長".repeat(100) + "4111-1111-1111-1111.csv")).contains("4111-1111-1111-1111");
    }
}
