package jp.madoguchi.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a contract's entry.
 *
 * @param version the one that it made
 * @param reason absent for the first entry
 */
public record ContractChange(
        int version, Signed signed, @Nullable String reason, List<Line> lines) {
    public ContractChange {
        lines = List.copyOf(lines);
    }

    /**
     * One thing that became different.
     *
     * @param subject of which amendment, obligation or document; absent for the contract itself
     * @param was absent for what is new
     * @param became absent for what was taken away
     */
    public record Line(
            @Nullable String subject,
            Field field,
            @Nullable String was,
            @Nullable String became) {}

    /** What of an entry. */
    public enum Field {
        NUMBER,
        TITLE,
        CLIENT,
        CONTRACTOR,
        CONTRACTOR_NAME,
        RELATED_PARTIES,
        STARTS_ON,
        ENDS_ON,
        AGREED_ON,
        IN_FORCE_FROM,
        CHANGES,
        CLAUSE,
        KIND,
        TEXT,
        MEASURE,
        FROM,
        TO,
        RHYTHM,
        DUE_DAY,
        RESPONSIBLE,
        DOCUMENT;

        public String textKey() {
            return "contract.field." + name();
        }
    }
}
