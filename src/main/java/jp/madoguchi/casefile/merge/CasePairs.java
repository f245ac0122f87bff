package jp.madoguchi.casefile.merge;

import java.util.List;

/** A page of suggestions. @param total of all pages */
public record CasePairs(List<CasePair> page, int total) {
    public CasePairs {
        page = List.copyOf(page);
    }
}
