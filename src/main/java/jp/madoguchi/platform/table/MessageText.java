package jp.madoguchi.platform.table;

import java.util.List;

/** A text for people that isn't in a language yet: a key of the message bundles and its arguments. */
public record MessageText(String key, List<Object> args) {

    public MessageText {
        args = List.copyOf(args);
    }

    public static MessageText of(String key, Object... args) {
        return new MessageText(key, List.of(args));
    }

    /** The arguments as {@code getTranslation(key, args)} and {@code Messages.get} want them. */
    public Object[] argsArray() {
        return args.toArray();
    }
}
