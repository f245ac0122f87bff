package jp.madoguchi.testing;

import com.microsoft.playwright.Keyboard;

/** A keyboard that counts what fingers do: each key that goes down is one stroke, a held Alt or Ctrl as well. */
public final class CountedKeyboard {
    private final Keyboard keyboard;
    private int strokes;
    private int typed;

    public CountedKeyboard(Keyboard keyboard) {
        this.keyboard = keyboard;
    }

    public void press(String key) {
        keyboard.press(key);
        strokes++;
    }

    /** Holds one key down and presses others meanwhile. */
    public void holding(String held, String... keys) {
        keyboard.down(held);
        strokes++;
        for (String key : keys) {
            press(key);
        }
        keyboard.up(held);
    }

    /** Free text; its characters are counted for themselves. */
    public void type(String text) {
        keyboard.type(text);
        typed += text.length();
    }

    public int strokes() {
        return strokes;
    }

    public int typed() {
        return typed;
    }

    public void countAnew() {
        strokes = 0;
        typed = 0;
    }
}
