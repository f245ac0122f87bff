package jp.madoguchi.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real Chromium of this machine. */
public final class Chromium implements AutoCloseable {
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Path PROGRAM =
            Path.of(System.getenv().getOrDefault("MADOGUCHI_TEST_CHROMIUM", "/usr/bin/chromium"));
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(ARGUMENTS));

    /** A browser of a person of one's own: no cookies, Japanese. */
    public BrowserContext person() {
        return BrowserRecord.of(browser.newContext(new Browser.NewContextOptions()
                .setLocale("ja-JP")
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(1440, 900)));
    }

    /** A browser with a memory in this folder, so that it can be started again after its end. */
    public BrowserContext personAt(Path folder) {
        return BrowserRecord.of(playwright
                .chromium()
                .launchPersistentContext(
                        folder,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(PROGRAM)
                                .setArgs(ARGUMENTS)
                                .setLocale("ja-JP")
                                .setTimezoneId("Asia/Tokyo")
                                .setViewportSize(1440, 900)));
    }

    /** Ends the browser of this folder without a chance to tidy up, as {@code kill -9} does. */
    public static void kill(Path folder) {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()))
                        .isPresent())
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
