package jp.madoguchi.reissue;

import java.time.Instant;
import java.util.List;

/**
 * A file of counts as an organisation handed it in, with the reports that came of it.
 *
 * @param sha256 digest of the file's content
 * @param reports by their day; days that had been reported before with the same counts are not among them
 */
public record ReissueUpload(
        long id,
        String organisation,
        String fileName,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        List<ReissueReport> reports) {
    public ReissueUpload {
        reports = List.copyOf(reports);
    }
}
