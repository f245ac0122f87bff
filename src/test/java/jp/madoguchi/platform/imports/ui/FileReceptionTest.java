package jp.madoguchi.platform.imports.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.table.TableFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReceptionTest {

    private final List<String> heard = new ArrayList<>();

    @TempDir
    private Path directory;

    private FileReception reception;

    @BeforeEach
    void open() {
        reception = new FileReception(new Listening(), 1_000, directory);
    }

    @AfterEach
    void noTemporaryFileIsLeft() {
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFileUpToTheLimitIsReceivedWhole() throws IOException {
        UploadEvent event =
                event(1_000, new ByteArrayInputStream("x".repeat(1_000).getBytes(UTF_8)));
        reception.handleUploadRequest(event);

        assertThat(heard).containsExactly("started", "received a.csv 1000");
        verify(event, never()).reject(anyString());
    }

    @Test
    void aFileThatSaysItIsTooLargeIsNotReadAtAll() throws IOException {
        UploadEvent event = event(1_001, InputStream.nullInputStream());
        reception.handleUploadRequest(event);

        assertThat(heard).containsExactly("too large");
        verify(event, never()).getInputStream();
        verify(event).reject(anyString());
    }

    @Test
    void aFileThatLiesAboutItsLengthIsCutOffAtTheLimit() throws IOException {
        Endless endless = new Endless();
        for (long claimed : new long[] {-1, 0, 10}) {
            heard.clear();
            reception.handleUploadRequest(event(claimed, endless));
            assertThat(heard).containsExactly("started", "too large");
        }
        assertThat(endless.read).isLessThan(200_000);
    }

    @Test
    void aBrokenConnectionLeavesNothingBehind() throws IOException {
        InputStream broken = mock(InputStream.class);
        when(broken.read(any(byte[].class))).thenThrow(new IOException("reset"));
        UploadEvent event = event(10, broken);

        assertThatThrownBy(() -> reception.handleUploadRequest(event)).isInstanceOf(IOException.class);
        assertThat(heard).containsExactly("started", "failed platform.import.failedUpload");
    }

    @Test
    void whereNothingCanBeWrittenItSaysSo() throws IOException {
        FileReception nowhere = new FileReception(new Listening(), 1_000, directory.resolve("gone"));
        UploadEvent event = event(10, new ByteArrayInputStream("x".repeat(10).getBytes(UTF_8)));
        nowhere.handleUploadRequest(event);

        assertThat(heard).containsExactly("started", "failed platform.import.noRoom");
        verify(event).reject(anyString());
    }

    /** On a real disk of 64 kB, where this user may make one. */
    @Test
    void aFullDiskIsSaidAndNothingIsLeftOnIt() throws IOException, InterruptedException {
        Path small = Files.createDirectory(directory.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()), "mounting is for root");
        try {
            FileReception full = new FileReception(new Listening(), 1_000_000, small);
            full.handleUploadRequest(event(200_000, new ByteArrayInputStream(new byte[200_000])));
            assertThat(heard).containsExactly("started", "failed platform.import.noRoom");
            assertThat(small).isEmptyDirectory();

            heard.clear();
            full.handleUploadRequest(event(20_000, new ByteArrayInputStream(new byte[20_000])));
            assertThat(heard).as("what was refused left its room").containsExactly("started", "received a.csv 20000");
        } finally {
            run("umount", "-l", small.toString());
            Files.delete(small);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static UploadEvent event(long size, InputStream content) {
        UploadEvent event = mock(UploadEvent.class);
        when(event.getFileName()).thenReturn("a.csv");
        when(event.getFileSize()).thenReturn(size);
        when(event.getInputStream()).thenReturn(content);
        return event;
    }

    private final class Listening implements FileReception.Receiver {
        @Override
        public void started(UI ui) {
            heard.add("started");
        }

        @Override
        public void received(UI ui, TableFile file) {
            heard.add("received " + file.name() + " " + file.bytes().length);
        }

        @Override
        public void tooLarge(UI ui) {
            heard.add("too large");
        }

        @Override
        public void failed(UI ui, MessageText why) {
            heard.add("failed " + why.key());
        }
    }

    private static final class Endless extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 'x';
        }
    }
}
