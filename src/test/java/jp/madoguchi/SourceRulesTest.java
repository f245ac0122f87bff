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
    void eventsOfTheAuditTrailAreOnlyAdded() throws IOException {
        Pattern changing = Pattern.compile("(?i)(update|delete\\s+from|truncate(\\s+table)?)\\s+audit_event");
        assertThat(changing.matcher("update audit_event set reason = null").find())
                .isTrue();
        assertThat(sources(text -> changing.matcher(text).find())).isEmpty();
    }

    /** A field tells its text when it is left; a key that saves is heard before that. */
    @Test
    void whereAKeySavesTheTextIsKnownAtOnce() throws IOException {
        assertThat(sources(text -> text.contains("Key.ENTER, KeyModifier.CONTROL")
                        && text.contains("new TextArea(")
                        && !text.contains("ValueChangeMode.")))
                .isEmpty();
    }

    @Test
    void stylesStandInStyleSheets() throws IOException {
        assertThat(sources(text -> text.contains(".getStyle()") || text.contains("setAttribute(\"style\"")))
                .isEmpty();
    }

    /** A block that a merge has left open takes in all that follows, and nothing else complains. */
    @Test
    void eachBlockOfAStyleSheetIsClosed() throws IOException {
        assertThat(leftOpen(".m-a {\n  margin: 0;\n\n.m-b {\n}\n")).isTrue();
        assertThat(leftOpen("@media print {\n  .m-a {\n  }\n}\n")).isFalse();
        try (Stream<Path> frontend = Files.walk(Path.of("frontend/styles"))) {
            List<Path> sheets =
                    frontend.filter(path -> path.toString().endsWith(".css")).toList();
            assertThat(sheets).hasSizeGreaterThan(10);
            assertThat(sheets.stream().filter(path -> leftOpen(read(path)))).isEmpty();
        }
    }

    private static boolean leftOpen(String css) {
        return css.chars().filter(c -> c == '{').count()
                != css.chars().filter(c -> c == '}').count();
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
