package jp.madoguchi.bench;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.CountedKeyboard;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.TelephoneSystem;
import jp.madoguchi.testing.TestDatabase;

/**
 * A robot in Chromium logs the most frequent call, without thinking: by keyboard, and by mouse. It waits for what a person would
 * wait for, the blank form with the banner of what was saved. The portal is the delivered jar on MariaDB.
 */
final class DeskRobotBench {
    private static final int CALLS = 30;
    private static final int WARM_UP = 10;
    private static final String CALLER = "08008490800";

    private final List<String> rows = new ArrayList<>();
    private int pageLoads;
    private int clicks;

    static void run() throws IOException {
        Map<String, Object> database =
                TestDatabase.mariaDb("b" + UUID.randomUUID().toString().replace("-", ""));
        List<String> properties = new ArrayList<>(database.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .toList());
        properties.add("madoguchi.demo.telephone=false");
        try (RunningPortal portal = RunningPortal.start(
                        "demo", RunningPortal.freePort(), Map.of(), properties.toArray(String[]::new));
                Chromium chromium = new Chromium()) {
            new DeskRobotBench().measure(portal, chromium.person().newPage());
        }
    }

    private interface Call {
        void log();
    }

    private void measure(RunningPortal portal, Page page) throws IOException {
        TelephoneSystem telephone = new TelephoneSystem(portal, headers -> headers.setBasicAuth("supervisor", "demo"));
        page.navigate(portal.url() + "/sign-in");
        page.locator("form:has(input[name=username][value=operator]) button").click();
        page.waitForSelector(".m-entry");
        page.onFrameNavigated(frame -> pageLoads++);
        CountedKeyboard keys = new CountedKeyboard(page.keyboard());
        calls("by keyboard", telephone, page, keys, () -> {
            keys.press("F2");
            keys.holding("Alt", "Digit2", "KeyQ", "KeyZ");
            keys.holding("Control", "Enter");
        });
        calls("by mouse", telephone, page, keys, () -> {
            click(page, ".m-call:not(.m-call-logged)");
            click(page, "vaadin-button.m-key-choice-option:has-text('QUOカードPay関連')");
            click(page, "vaadin-button.m-key-choice-option:has-text('メールが届かない')");
            click(page, "vaadin-button.m-key-choice-option:has-text('解決')");
            click(page, ".m-entry-actions vaadin-button:has-text('保存して次へ')");
        });
        write();
    }

    private void click(Page page, String what) {
        page.locator(what).first().click();
        clicks++;
    }

    private void calls(String how, TelephoneSystem telephone, Page page, CountedKeyboard keys, Call call) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < WARM_UP + CALLS; i++) {
            if (i == WARM_UP) {
                keys.countAnew();
                clicks = 0;
                pageLoads = 0;
            }
            telephone.connects(how + "-" + i, CALLER, demoNow(), "operator");
            page.waitForSelector(".m-call:not(.m-call-logged)");
            Object before = page.locator(".m-saved a").count() == 0
                    ? ""
                    : page.locator(".m-saved a").first().textContent();
            long start = System.nanoTime();
            call.log();
            page.waitForFunction(
                    "before => { const link = document.querySelector('.m-saved a');"
                            + " const text = document.querySelector('.m-inquiry-summary');"
                            + " return link && link.textContent !== before && text.value === ''; }",
                    before);
            if (i >= WARM_UP) {
                seconds.add((System.nanoTime() - start) / 1e9);
            }
        }
        seconds.sort(null);
        rows.add(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %.3f | %.3f |",
                how,
                (double) clicks / CALLS,
                (double) keys.strokes() / CALLS,
                (double) keys.typed() / CALLS,
                (double) pageLoads / CALLS,
                seconds.get(seconds.size() / 2),
                seconds.get((int) (seconds.size() * 0.95))));
    }

    private static Instant demoNow() {
        LocalDate today = LocalDate.of(2022, 8, 4);
        return Clock.offset(
                        Clock.systemUTC(),
                        Duration.ofDays(Tokyo.today(Clock.systemUTC()).until(today, ChronoUnit.DAYS)))
                .instant();
    }

    private void write() throws IOException {
        String text = "# A robot at the desk\n\nThe most frequent call (gift not arrived, known case, resolved), "
                + CALLS
                + " times each, in Chromium, the portal on MariaDB on the same machine; no field is typed into\n\n"
                + "| | clicks | key strokes | characters typed | page loads | p50 s | p95 s |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
                + String.join("\n", rows)
                + "\n";
        System.out.println(text);
        Files.createDirectories(Path.of("target/bench"));
        Files.writeString(Path.of("target/bench/desk-robot.md"), text);
    }
}
