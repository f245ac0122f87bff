package jp.madoguchi.inquiry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;

/**
 * Why the desk rings somebody up, so that what is logged of the call is linked to it.
 *
 * @param id of the promise, or of the entry in the list of apologies
 */
public record CallReason(Kind kind, long id) {
    /** The lists from which the desk makes calls. */
    public enum Kind {
        /** A call was promised. */
        CALLBACK("desk/callbacks"),
        /** They met a busy line and never got through. */
        APOLOGY("desk/apologies");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** The key of its name on screen. */
        public String textKey() {
            return "inquiry.outgoing.kind." + name();
        }

        /** Where the list is. */
        public String path() {
            return path;
        }
    }

    /** As it stands in an address: {@code callback-17}. */
    public String text() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + id;
    }

    /** Reads {@link #text}; empty where it is something else. */
    public static Optional<CallReason> parse(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> text.startsWith(kind.name().toLowerCase(Locale.ROOT) + "-"))
                .findFirst()
                .flatMap(kind -> Ids.read(text.substring(text.indexOf('-') + 1)).map(id -> new CallReason(kind, id)));
    }
}
