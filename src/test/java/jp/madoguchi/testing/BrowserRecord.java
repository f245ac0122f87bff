package jp.madoguchi.testing;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes down each address that a browser asks for, each title that a page has and each line of its console: places that outlive the
 * page, in histories and in logs of proxies, where no personal data may stand.
 */
public final class BrowserRecord {
    public static final Path FOLDER = Path.of("target", "browser-record");

    /** Says each new title to the console, which is heard without asking the page. */
    private static final String SAY_TITLES = """
            (() => {
              let last = '';
              const say = () => { if (document.title !== last) { last = document.title; console.debug('title: ' + last); } };
              new MutationObserver(say).observe(document, {subtree: true, childList: true, characterData: true});
            })()""";

    private BrowserRecord() {}

    static BrowserContext of(BrowserContext browser) {
        browser.addInitScript(SAY_TITLES);
        browser.onRequest(request -> write(request.method() + " " + decoded(request.url())));
        browser.onConsoleMessage(message -> write("console " + message.text()));
        return browser;
    }

    private static String decoded(String address) {
        // what is data in itself, as a picture in the page, goes nowhere
        if (address.startsWith("data:") || address.startsWith("blob:")) {
            return address.substring(0, 5);
        }
        try {
            return URLDecoder.decode(address, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return address;
        }
    }

    private static synchronized void write(String line) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FOLDER.resolve(ProcessHandle.current().pid() + ".txt"),
                    line.replace('\n', ' ') + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
