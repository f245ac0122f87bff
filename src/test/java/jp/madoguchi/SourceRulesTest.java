package jp.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiled classes don't show: rules on how things are written, read from the sources. */
class SourceRulesTest {
    /** A script is one text of ours; what users typed goes in as its parameters ($0, $1 …), never by joining. */
    private static final Pattern JOINED_SCRIPT =
            Pattern.compile("executeJs\\(\\s*(?!\"\"\"|\"[^\"\\n]*\"\\s*[,)]|[A-Z][A-Z_0-9]*\\s*[,)])");

    @Test
    void noMarkupIsMadeFromStrings() throws IOException {
        assertThat(sources(text -> text.contains("innerHTML")
                        || text.contains("outerHTML")
                        || text.contains("insertAdjacentHTML")
                        || text.contains("unsafeHTML")))
                .isEmpty();
    }

    @Test
    void noScriptIsJoinedFromPieces() throws IOException {
        assertThat(JOINED_SCRIPT
                        .matcher("page.executeJs(\"alert('\" + name + \"')\")")
                        .find())
                .isTrue();
        assertThat(JOINED_SCRIPT.matcher("page.executeJs(\"window.print()\")").find())
                .isFalse();
        assertThat(sources(text -> JOINED_SCRIPT.matcher(text).find())).isEmpty();
    }

    @Test
    void stylesStandInStyleSheets() throws IOException {
        assertThat(sources(text -> text.contains(".getStyle()") || text.contains("setAttribute(\"style\"")))
                .isEmpty();
    }

    private static List<Path> sources(Predicate<String> breaksTheRule) throws IOException {
        try (Stream<Path> code = Files.walk(Path.of("src/main/java"));
                Stream<Path> frontend = Files.walk(Path.of("frontend"))) {
            List<Path> files = Stream.concat(code, frontend)
                    .filter(path -> path.toString().matches(".*\\.(java|ts|js)"))
                    .filter(path -> !path.startsWith("frontend/generated"))
                    .toList();
            assertThat(files).hasSizeGreaterThan(50);
            return files.stream().filter(path -> breaksTheRule.test(read(path))).toList();
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
