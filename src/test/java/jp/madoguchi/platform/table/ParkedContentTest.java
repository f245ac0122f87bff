package jp.madoguchi.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jp.madoguchi.testing.ParkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParkedContentTest {
    private static final byte[] CONTENT = "発行会社,件数\nA,10\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void itIsReadAsOftenAsWantedUntilItIsGivenBack() throws IOException {
        long before = ParkedFiles.count();
        ParkedContent parked = ParkedContent.of(new ByteArrayInputStream(CONTENT), CONTENT.length, folder)
                .orElseThrow();
        assertThat(parked.size()).isEqualTo(CONTENT.length);
        assertThat(parked.bytes()).isEqualTo(CONTENT);
        assertThat(parked.bytes()).isEqualTo(CONTENT);
        assertThat(ParkedFiles.count()).isEqualTo(before + 1);

        parked.close();

        assertThat(ParkedFiles.count()).isEqualTo(before);
        assertThatThrownBy(parked::bytes).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void moreThanTheLimitIsNotParked() throws IOException {
        long before = ParkedFiles.count();
        assertThat(ParkedContent.of(new ByteArrayInputStream(CONTENT), CONTENT.length - 1, folder))
                .isEmpty();
        assertThat(ParkedFiles.count()).isEqualTo(before);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFileGivesItsContentBackWithItself() throws IOException {
        long before = ParkedFiles.count();
        try (TableFile file = new TableFile("a.csv", ParkedContent.of(CONTENT))) {
            assertThat(file.bytes()).isEqualTo(CONTENT);
        }
        assertThat(ParkedFiles.count()).isEqualTo(before);
    }
}
