package jp.madoguchi.inquiry;

import java.util.List;
import jp.madoguchi.casefile.CaseFile;

/** Who may be calling from a number. */
public record Caller(List<CaseFile> cases, CallerHistory history) {
    public static final Caller UNKNOWN = new Caller(List.of(), CallerHistory.NONE);

    public Caller {
        cases = List.copyOf(cases);
    }
}
