package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.madoguchi.platform.table.TableFile;

/**
 * Takes an upload up to the limit and not a byte more. It counts itself: the limits of the servlet container and of the upload
 * component don't bind a raw body, and a browser's word about a length is worth nothing. Bytes go to a temporary file first, so
 * that many large uploads at once don't fill the memory before they are known to be too large.
 */
public final class FileReception implements UploadHandler {

    /** What happens with a file. Called on the thread of the upload's request, without the lock of the session. */
    public interface Receiver {
        void started(UI ui);

        void received(UI ui, TableFile file);

        void tooLarge(UI ui);
    }

    private final transient Receiver receiver;
    private final long limit;
    private final transient Path directory;

    FileReception(Receiver receiver) {
        this(receiver, TableFile.MAX_BYTES, Path.of(System.getProperty("java.io.tmpdir")));
    }

    public FileReception(Receiver receiver, long limit) {
        this(receiver, limit, Path.of(System.getProperty("java.io.tmpdir")));
    }

    FileReception(Receiver receiver, long limit, Path directory) {
        this.receiver = receiver;
        this.limit = limit;
        this.directory = directory;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        if (event.getFileSize() > limit) {
            refuse(event);
            return;
        }
        receiver.started(event.getUI());
        Path file = Files.createTempFile(directory, "madoguchi-upload-", ".part");
        try {
            if (!copied(event, file)) {
                refuse(event);
                return;
            }
            receiver.received(event.getUI(), new TableFile(nameOf(event), Files.readAllBytes(file)));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private boolean copied(UploadEvent event, Path file) throws IOException {
        try (InputStream in = event.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[16 * 1024];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > limit) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
            return true;
        }
    }

    private static String nameOf(UploadEvent event) {
        String name = event.getFileName();
        return name == null ? "" : name;
    }

    private void refuse(UploadEvent event) {
        event.reject("too large");
        receiver.tooLarge(event.getUI());
    }

    @Override
    public long getFileSizeMax() {
        return limit + 1;
    }

    @Override
    public long getRequestSizeMax() {
        return limit + 64 * 1024;
    }

    @Override
    public long getFileCountMax() {
        return 1;
    }
}
