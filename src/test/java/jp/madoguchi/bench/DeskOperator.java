package jp.madoguchi.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/** Does at the desk what an operator does all day: finds the caller, logs the call, saves, takes the next one. */
public final class DeskOperator implements AutoCloseable {
    private static final String[] NAMES = {"さとう", "スズキ", "高橋", "たなか", "伊藤", "ワタナベ", "0471", "example.jp"};

    private final VaadinTab tab;
    private final List<String> phones;
    private final Random random;
    private int logged;

    public DeskOperator(String url, Executor executor, RoundTrips roundTrips, List<String> phones, long seed) {
        this.tab = new VaadinTab(url, executor, roundTrips, roundTrips::pushed);
        this.phones = phones;
        this.random = new Random(seed);
    }

    public void start(String user) throws IOException, InterruptedException {
        tab.signIn(user, "demo");
        tab.open("desk");
    }

    /** One call, from the caller's number to the blank form for the next one. */
    public void logOneCall() throws IOException, InterruptedException {
        String phone = phones.get(random.nextInt(phones.size()));
        tab.type("caller's number", tab.tree().find("vaadin-text-field", "電話番号"), phone);
        tab.click("category", tab.tree().find("vaadin-button", "QUOカードPay関連"));
        tab.click("topic", tab.tree().find("vaadin-button", "メールが届かない"));
        tab.click("outcome", tab.tree().find("vaadin-button", "解決"));
        tab.type("text", tab.tree().find("vaadin-text-area", "内容"), "ギフトのメールが届かない。再送の方法を案内した。" + logged);
        tab.click("save and next", tab.tree().find("vaadin-button", "保存して次へ"));
        logged++;
    }

    /** Looks for a person as one does who was told only part of a name. */
    public void search() throws IOException, InterruptedException {
        int field = tab.tree().find("vaadin-combo-box", "ほかの方法で探す");
        tab.callServer("search a case", field, "setViewportRange", 0, 50, NAMES[random.nextInt(NAMES.length)]);
    }

    /** As {@link VaadinTab#isHere}. */
    public void isHere() throws IOException, InterruptedException {
        tab.isHere();
    }

    /** One call a minute, at a moment of it that chance decides, and a search before each. */
    void workAtEase(Duration span) throws IOException, InterruptedException {
        long minutes = span.toMinutes();
        for (long minute = 0; minute < minutes; minute++) {
            long moment = random.nextLong(45_000);
            Thread.sleep(moment);
            search();
            logOneCall();
            Thread.sleep(60_000 - moment);
        }
    }

    /** One call after the other. */
    void workInHaste(Duration span) throws IOException, InterruptedException {
        long end = System.nanoTime() + span.toNanos();
        while (System.nanoTime() < end) {
            logOneCall();
        }
    }

    /** What the page says of the last inquiry that was saved: empty before the first. */
    public String saved() {
        return tab.tree().all("div", "m-saved"::equals).stream()
                .map(banner -> tab.tree().textOf(banner))
                .findFirst()
                .orElse("");
    }

    void countAnew() {
        logged = 0;
    }

    int logged() {
        return logged;
    }

    @Override
    public void close() {
        tab.close();
    }
}
