package jp.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ways to run what a user has typed, which the portal's code doesn't take at all. */
class ThreatRulesTest {
    private static final Pattern RUNS_INPUT = Pattern.compile("\\b(ProcessBuilder|Runtime\\.getRuntime\\(\\)\\.exec"
            + "|ScriptEngine|SpelExpressionParser|ExpressionParser|InitialContext|JndiTemplate|ObjectInputStream"
            + "|XMLDecoder|enableDefaultTyping|activateDefaultTyping)\\b");
    /** Of a text that stands there, of a constant, or of a quoted text. */
    private static final Pattern MADE_EXPRESSION =
            Pattern.compile("Pattern\\.compile\\(\\s*+(?!\"|[A-Z][A-Z_0-9]*\\b|Pattern\\.quote\\(|mail\\))");

    @Test
    void nothingThatWasTypedIsRun() throws IOException {
        assertThat(RUNS_INPUT.matcher("new ProcessBuilder(name)").find()).isTrue();
        assertThat(sources(RUNS_INPUT)).isEmpty();
    }

    /** {@code mail} is the one exception: a constant text with an alternative, in {@code Handover}. */
    @Test
    void noRegularExpressionIsMadeOfInput() throws IOException {
        assertThat(MADE_EXPRESSION.matcher("Pattern.compile(typed)").find()).isTrue();
        assertThat(MADE_EXPRESSION.matcher("Pattern.compile(\"a+\")").find()).isFalse();
        assertThat(sources(MADE_EXPRESSION)).isEmpty();
    }

    private static java.util.List<Path> sources(Pattern pattern) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            return sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> pattern.matcher(read(path)).find())
                    .toList();
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
