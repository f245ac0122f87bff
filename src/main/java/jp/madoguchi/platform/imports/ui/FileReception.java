package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.table.NotKeptException;
import jp.madoguchi.platform.table.ParkedContent;
import jp.madoguchi.platform.table.TableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an upload up to the limit and not a byte more. It counts itself: the limits of the servlet container and of the upload
 * component don't bind a raw body, and a browser's word about a length is worth nothing. Bytes go to the disk, where they wait until somebody reads them, so
 * that many large uploads at once don't fill the memory before they are known to be too large.
 */
public final class FileReception implements UploadHandler {
    private static final Logger log = LoggerFactory.getLogger(FileReception.class);

    /** What happens with a file. Called on the thread of the upload's request, without the lock of the session. */
    public interface Receiver {
        void started(UI ui);

        void received(UI ui, TableFile file);

        void tooLarge(UI ui);

        /** It did not come, or can't be kept. */
        void failed(UI ui, MessageText why);
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
        Optional<ParkedContent> content;
        try (InputStream in = event.getInputStream()) {
            content = ParkedContent.of(in, limit, directory);
        } catch (NotKeptException e) {
            log.error("An upload could not be kept: is the disk full?", e);
            event.reject("not kept");
            receiver.failed(event.getUI(), ParkedContent.noRoom());
            return;
        } catch (IOException e) {
            receiver.failed(event.getUI(), MessageText.of("platform.import.failedUpload"));
            throw e;
        }
        if (content.isEmpty()) {
            refuse(event);
            return;
        }
        receiver.received(event.getUI(), new TableFile(nameOf(event), content.get()));
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
