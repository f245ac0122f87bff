package jp.madoguchi.casefile.merge;

import java.util.List;
import java.util.Set;
import jp.madoguchi.casefile.CaseFile;

/**
 * Two cases side by side, the one with the lower case number first.
 *
 * @param reasons why they may be one person, the strongest first; empty where a user chose the two
 * @param differing what both of them say, and say differently; also where the reader sees it masked
 */
public record CasePair(Side first, Side second, List<DuplicateReason> reasons, Set<Field> differing) {
    public enum Field {
        NAME,
        KANA,
        PHONE,
        EMAIL
    }

    public CasePair {
        reasons = List.copyOf(reasons);
        differing = Set.copyOf(differing);
    }

    /** @param inquiries of this case and of those merged into it */
    public record Side(CaseFile person, int inquiries) {}
}
