package jp.madoguchi.platform.files;

import java.util.List;
import java.util.concurrent.Semaphore;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.CellGuard;
import jp.madoguchi.platform.table.NotKeptException;
import jp.madoguchi.platform.table.OfficeTexts;
import jp.madoguchi.platform.table.ParkedContent;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.text.FileName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one way in for files: the content is recognised, the name is cleaned, and what isn't taken is refused in words. */
@Component
public class FileIntake {
    private static final Logger log = LoggerFactory.getLogger(FileIntake.class);
    /** MariaDB takes 16 MB at once as it is delivered; scans of a signed contract need less. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int MEGABYTE = 1024 * 1024;
    private static final String FIELD = "files";

    private final CellGuard guard;

    /** A document takes several times its size while it is searched: a rush of them waits here instead of filling the memory. */
    private final Semaphore readers = new Semaphore(2, true);

    FileIntake(CellGuard guard) {
        this.guard = guard;
    }

    /** The same for one that may have been parked, which is over then. */
    public HandedInFile take(TableFile file) {
        readers.acquireUninterruptibly();
        try {
            return take(file.name(), file.bytes());
        } finally {
            readers.release();
            file.close();
        }
    }

    /**
     * @throws RejectedException for a file that is empty, too large, of another kind, named with a card number, or a document of
     *     Word or Excel with one in it
     */
    public HandedInFile take(String name, byte[] bytes) {
        String plain = FileName.plain(name);
        if (guard.mustNotBeStored(plain)) {
            // the name isn't repeated: it holds the number
            throw new RejectedException(FIELD, MessageText.of("platform.files.cardNumber"));
        }
        if (bytes.length == 0) {
            throw new RejectedException(FIELD, MessageText.of("platform.files.empty", plain));
        }
        if (bytes.length > MAX_BYTES) {
            throw new RejectedException(FIELD, tooLarge());
        }
        FileType type = FileContent.typeOf(bytes)
                .orElseThrow(() -> new RejectedException(FIELD, MessageText.of("platform.files.kind", plain)));
        if (FileContent.hasMacros(type, bytes)) {
            throw new RejectedException(FIELD, MessageText.of("platform.files.macros", plain));
        }
        if (type == FileType.DOCX || type == FileType.XLSX) {
            refuseCardNumbers(plain, bytes);
        }
        try {
            return new HandedInFile(withExtension(plain, type), type, ParkedContent.of(bytes));
        } catch (NotKeptException e) {
            log.error("A file could not be kept: is the disk full?", e);
            throw new RejectedException(FIELD, ParkedContent.noRoom());
        }
    }

    /** The texts of a PDF or a picture aren't searched: the screen says so. */
    private void refuseCardNumbers(String name, byte[] document) {
        List<String> texts;
        try {
            texts = OfficeTexts.of(document);
        } catch (OfficeTexts.UnreadableException e) {
            throw new RejectedException(FIELD, MessageText.of("platform.files.unreadable", name));
        }
        if (texts.stream().anyMatch(guard::mustNotBeStored)) {
            throw new RejectedException(FIELD, MessageText.of("platform.files.cardNumberInside", name));
        }
    }

    public static MessageText tooLarge() {
        return MessageText.of("platform.files.tooLarge", MAX_BYTES / MEGABYTE);
    }

    /** A name that says something else than the content gets the right ending put on. */
    private static String withExtension(String name, FileType type) {
        return FileName.extension(name).filter(type.extensions()::contains).isPresent()
                ? name
                : name + "." + type.extensions().getFirst();
    }
}
