package jp.madoguchi.platform.files;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.CellGuard;
import jp.madoguchi.platform.table.OfficeTexts;
import jp.madoguchi.platform.table.ParkedContent;
import jp.madoguchi.platform.table.TableFile;
import org.springframework.stereotype.Component;

/** The one way in for files: the content is recognised, the name is cleaned, and what isn't taken is refused in words. */
@Component
public class FileIntake {
    /** MariaDB takes 16 MB at once as it is delivered; scans of a signed contract need less. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int MEGABYTE = 1024 * 1024;
    private static final int LONGEST_NAME = 150;
    private static final String FIELD = "files";

    private final CellGuard guard;

    /** A document takes several times its size while it is searched: a rush of them waits here instead of filling the memory. */
    private final Semaphore readers = new Semaphore(2, true);

    FileIntake(CellGuard guard) {
        this.guard = guard;
    }

    /** The same for one that may have been parked. */
    public HandedInFile take(TableFile file) {
        readers.acquireUninterruptibly();
        try {
            return take(file.name(), file.bytes());
        } finally {
            readers.release();
        }
    }

    /**
     * @throws RejectedException for a file that is empty, too large, of another kind, named with a card number, or a document of
     *     Word or Excel with one in it
     */
    public HandedInFile take(String name, byte[] bytes) {
        String plain = plain(name);
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
        return new HandedInFile(withExtension(plain, type), type, ParkedContent.of(bytes));
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

    /** Without a path, without what can't be seen or would mean something to a file system, of a length that fits everywhere. */
    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .strip()
                .replaceAll("^\\.+", "")
                .replaceAll("[. ]+$", "");
        if (clean.codePointCount(0, clean.length()) > LONGEST_NAME) {
            String ending = extension(clean).map(one -> "." + one).orElse("");
            int keep = LONGEST_NAME - ending.length();
            clean = clean.substring(0, clean.offsetByCodePoints(0, keep)) + ending;
        }
        return clean.isEmpty() ? "file" : clean;
    }

    /** A name that says something else than the content gets the right ending put on. */
    private static String withExtension(String name, FileType type) {
        return extension(name).filter(type.extensions()::contains).isPresent()
                ? name
                : name + "." + type.extensions().getFirst();
    }

    private static Optional<String> extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.length() - dot > 6
                ? Optional.empty()
                : Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
