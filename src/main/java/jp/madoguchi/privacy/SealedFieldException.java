package jp.madoguchi.privacy;

/**
 * A value can't be read: it was changed, moved here from another place, or encrypted with a key that isn't there any more. Says which
 * one, and nothing of what is in it.
 */
public class SealedFieldException extends RuntimeException {
    SealedFieldException(FieldPlace place, Throwable cause) {
        super(
                "The value of " + place.table() + "." + place.column() + " in row " + place.row() + " can't be read",
                cause);
    }
}
