package jp.madoguchi.privacy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.testing.WrittenIn;

/** All that a page is sent: the bodies of answers and the frames of the push channel. */
final class WireTap {
    /** Files of the build, the same for everybody. */
    private static final Set<String> NO_DATA = Set.of("stylesheet", "script", "font", "image", "manifest");

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})|&#(?:x([0-9a-fA-F]+)|([0-9]+));");

    /** Those that have come to their end: what a page was still to be sent when it was left never does. */
    private final List<Request> requests = new ArrayList<>();

    private final StringBuilder frames = new StringBuilder();
    private int answers;
    private int framesSeen;
    private int unread;

    WireTap(Page page) {
        page.onRequestFinished(requests::add);
        page.onWebSocket(socket -> socket.onFrameReceived(this::keep));
    }

    private void keep(WebSocketFrame frame) {
        framesSeen++;
        frames.append(
                        frame.text() == null
                                ? new String(frame.binary(), java.nio.charset.StandardCharsets.UTF_8)
                                : frame.text())
                .append('\n');
    }

    /** What has come since the last call, with what is escaped in it read. */
    String take() {
        StringBuilder all = new StringBuilder(frames);
        frames.setLength(0);
        // reading one lets others come in
        List<Request> come = List.copyOf(requests);
        requests.clear();
        for (Request request : come) {
            Response response = request.response();
            if (response != null
                    && !NO_DATA.contains(request.resourceType())
                    && (response.status() < 300 || response.status() >= 400)) {
                try {
                    all.append(WrittenIn.bytes(response.body())).append('\n');
                    answers++;
                } catch (PlaywrightException gone) {
                    unread++;
                }
            }
        }
        return read(all.toString());
    }

    static String read(String text) {
        Matcher escaped = ESCAPED.matcher(text);
        StringBuilder read = new StringBuilder();
        while (escaped.find()) {
            int letter = escaped.group(1) != null
                    ? Integer.parseInt(escaped.group(1), 16)
                    : escaped.group(2) != null
                            ? Integer.parseInt(escaped.group(2), 16)
                            : Integer.parseInt(escaped.group(3));
            escaped.appendReplacement(read, Matcher.quoteReplacement(new String(Character.toChars(letter))));
        }
        return escaped.appendTail(read).toString();
    }

    int answers() {
        return answers;
    }

    int frames() {
        return framesSeen;
    }

    /** Answers whose body the browser had thrown away. */
    int unread() {
        return unread;
    }
}
