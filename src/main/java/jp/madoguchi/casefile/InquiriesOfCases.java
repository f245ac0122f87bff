package jp.madoguchi.casefile;

import java.util.Collection;
import java.util.Map;

/** Knows how often a case has been asked about. This room asks; the room that logs inquiries answers. */
public interface InquiriesOfCases {
    /** By case; one without inquiries is missing. */
    Map<Long, Integer> count(Collection<Long> caseIds);
}
