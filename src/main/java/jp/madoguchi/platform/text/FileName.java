package jp.madoguchi.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** The name of a file as it came from outside, made one that can be kept, shown and offered again. */
public final class FileName {
    /** Fits into every column and every file system. */
    public static final int LONGEST = 150;

    private static final String NAMELESS = "file";

    private FileName() {}

    /**
     * Without a path, without what can't be seen or would mean something to a file system. What is too long loses its middle, and with
     * it the beginning of a number: a part of a card number is no card number to any guard.
     */
    public static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .strip()
                .replaceAll("^\\.+", "")
                .replaceAll("[. ]+$", "");
        if (clean.codePointCount(0, clean.length()) > LONGEST) {
            String ending = extension(clean).map(one -> "." + one).orElse("");
            int keep = LONGEST - ending.codePointCount(0, ending.length());
            clean = clean.substring(0, clean.offsetByCodePoints(0, keep)).replaceAll("[\\p{N}\\p{P}\\p{Z}]+$", "")
                    + ending;
        }
        return clean.isEmpty() ? NAMELESS : clean;
    }

    /** What stands behind the last dot, in small letters; none where that is too long to be one. */
    public static Optional<String> extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.length() - dot > 6
                ? Optional.empty()
                : Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
