package jp.madoguchi.platform.imports;

import java.util.Map;

/**
 * What an organisation once said about the columns of a kind of file. A bean of this type knows whose files they are; the
 * platform doesn't.
 */
public interface MappingMemory {

    /** By the header's normalised text the format's column, or {@link ReadingChoices#UNREAD}; empty for whoever belongs to none. */
    Map<String, String> recall(String kind);

    /** Adds to what is known, and replaces what was known of the same headers. */
    void remember(String kind, Map<String, String> mapping);

    void forget(String kind);

    MappingMemory NONE = new MappingMemory() {
        @Override
        public Map<String, String> recall(String kind) {
            return Map.of();
        }

        @Override
        public void remember(String kind, Map<String, String> mapping) {
            // nobody to remember it for
        }

        @Override
        public void forget(String kind) {
            // nothing is known
        }
    };
}
