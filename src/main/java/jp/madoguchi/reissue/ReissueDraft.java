package jp.madoguchi.reissue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A file that was understood without an error and has not been sent yet; only its own organisation sees it.
 *
 * @param id of the upload that it will be
 * @param days the as-of dates that were new when it was kept
 */
public record ReissueDraft(long id, String fileName, String keptBy, Instant keptAt, List<LocalDate> days) {
    public ReissueDraft {
        days = List.copyOf(days);
    }
}
