package jp.madoguchi.privacy.retention;

import java.util.Collection;
import java.util.List;

/** Knows what of single cases is, or was, held; in full, for who tells it to the person. */
public interface HoldsOfCases {
    /** The latest first. */
    List<LegalHold> ofCases(Collection<Long> caseIds);
}
