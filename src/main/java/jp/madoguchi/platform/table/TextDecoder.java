package jp.madoguchi.platform.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import jp.madoguchi.platform.i18n.MessageText;

/**
 * Finds the character set by trying strictly: UTF-8 first, then Windows' Japanese. Statistical detectors fail on short CP932
 * files, and a character that can't be decoded must be refused, never replaced.
 */
final class TextDecoder {

    static final Charset CP932 = Charset.forName("windows-31j");

    sealed interface Decoded {
        record Text(String text, String charset) implements Decoded {}

        record Refused(RowProblem problem) implements Decoded {}
    }

    private record Attempt(String text, int goodBytes, boolean cut) {
        boolean complete(int length) {
            return goodBytes == length;
        }
    }

    private TextDecoder() {}

    static Decoded decode(byte[] bytes, CharsetChoice choice) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return strictly(bytes, 3, StandardCharsets.UTF_8, "UTF-8 (BOM)");
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16LE, "UTF-16LE");
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16BE, "UTF-16BE");
        }
        return switch (choice) {
            case UTF_8 -> strictly(bytes, 0, StandardCharsets.UTF_8, "UTF-8");
            case CP932 -> strictly(bytes, 0, CP932, "CP932");
            case AUTO -> detect(bytes);
        };
    }

    private static Decoded detect(byte[] bytes) {
        Attempt utf8 = attempt(bytes, 0, StandardCharsets.UTF_8);
        if (utf8.complete(bytes.length)) {
            return accepted(utf8.text(), "UTF-8");
        }
        if (utf8.cut() && utf8.text().codePoints().anyMatch(c -> c > 0x7F)) {
            // good UTF-8 up to its last character: its bytes would also pass for some CP932
            return refused(utf8);
        }
        Attempt cp932 = attempt(bytes, 0, CP932);
        if (cp932.complete(bytes.length)) {
            return accepted(cp932.text(), "CP932");
        }
        return utf8.goodBytes() >= cp932.goodBytes() ? refused(utf8) : refused(cp932);
    }

    private static Decoded strictly(byte[] bytes, int from, Charset charset, String name) {
        Attempt attempt = attempt(bytes, from, charset);
        return attempt.complete(bytes.length) ? accepted(attempt.text(), name) : refused(attempt);
    }

    private static Decoded accepted(String text, String charset) {
        int broken = text.indexOf('\uFFFD');
        if (broken >= 0) {
            // somebody before us replaced what they couldn't decode: the original character is lost
            return new Decoded.Refused(
                    RowProblem.ofRow(lineAt(text, broken), MessageText.of("platform.table.problem.replacedCharacter")));
        }
        return new Decoded.Text(text, charset);
    }

    private static Decoded refused(Attempt attempt) {
        String key = attempt.cut() ? "platform.table.problem.cut" : "platform.table.problem.undecodable";
        return new Decoded.Refused(
                RowProblem.ofRow(lineAt(attempt.text(), attempt.text().length()), MessageText.of(key)));
    }

    private static Attempt attempt(byte[] bytes, int from, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(bytes.length - from + 2);
        CoderResult result = decoder.decode(in, out, false);
        // what is left over without an error is the beginning of a character whose end is missing
        boolean cut = result.isUnderflow() && in.hasRemaining();
        return new Attempt(out.flip().toString(), in.position(), cut);
    }

    /** Counts as editors do: CR, LF and CRLF each end a line. */
    static long lineAt(String text, int index) {
        long line = 1;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                line++;
            }
        }
        return line;
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
