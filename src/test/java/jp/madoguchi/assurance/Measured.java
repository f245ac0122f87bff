package jp.madoguchi.assurance;

import org.jspecify.annotations.Nullable;

/** What a proof has measured, for the page. */
public final class Measured {
    private static final ThreadLocal<@Nullable String> TEXT = new ThreadLocal<>();

    private Measured() {}

    /** @param text one line: how many were tried and what came of it, as {@code 2,300,000 written numbers, 0 missed} */
    public static void as(String text, Object... args) {
        TEXT.set(text.formatted(args));
    }

    static String take() {
        String text = TEXT.get();
        TEXT.remove();
        return text == null ? "" : text;
    }
}
