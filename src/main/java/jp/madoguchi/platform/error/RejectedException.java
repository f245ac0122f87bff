package jp.madoguchi.platform.error;

import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * What a user asked for was refused for a reason that the user can understand and mend. Nothing has been changed.
 * Screens show {@link #text()} beside the field, the API answers with it as problem+json (status 422).
 */
public class RejectedException extends RuntimeException {
    private final MessageText text;
    private final @Nullable String field;

    public RejectedException(MessageText text) {
        this(null, text);
    }

    /** @param field the record component that the refusal is about, in the code's spelling */
    public RejectedException(@Nullable String field, MessageText text) {
        super(text.key());
        this.field = field;
        this.text = text;
    }

    public MessageText text() {
        return text;
    }

    public @Nullable String field() {
        return field;
    }
}
