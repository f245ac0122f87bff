package jp.madoguchi.platform.i18n;

import java.util.List;

/**
 * A text for a person, as the key of a message and its arguments; it becomes words only where it is shown, in the
 * reader's language.
 *
 * @param key a key of the bundles under {@code messages/}
 * @param args arguments of the message's {@link java.text.MessageFormat}; an argument that is itself a
 *     {@code MessageText} is translated first, and of a {@link LocalizedText} the reader's language is taken
 */
public record MessageText(String key, List<Object> args) {
    public MessageText {
        args = List.copyOf(args);
    }

    public static MessageText of(String key, Object... args) {
        return new MessageText(key, List.of(args));
    }
}
