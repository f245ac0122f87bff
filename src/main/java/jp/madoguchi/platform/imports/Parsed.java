package jp.madoguchi.platform.imports;

import jp.madoguchi.platform.i18n.MessageText;

/** A cell understood, or the reason why not. */
public sealed interface Parsed<T> {

    record Value<T>(T value) implements Parsed<T> {}

    record Refused<T>(MessageText why) implements Parsed<T> {}

    static <T> Parsed<T> value(T value) {
        return new Value<>(value);
    }

    static <T> Parsed<T> refused(String key, Object... args) {
        return new Refused<>(MessageText.of(key, args));
    }
}
