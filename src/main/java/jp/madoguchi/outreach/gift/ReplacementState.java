package jp.madoguchi.outreach.gift;

import java.util.Set;

/** Where the wish for another gift stands. */
public enum ReplacementState {
    ASKED,
    APPROVED,
    REFUSED;

    public Set<ReplacementState> next() {
        return this == ASKED ? Set.of(APPROVED, REFUSED) : Set.of();
    }
}
