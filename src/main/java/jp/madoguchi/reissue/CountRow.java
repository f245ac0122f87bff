package jp.madoguchi.reissue;

import java.time.LocalDate;
import jp.madoguchi.incident.Issuer;

/**
 * A row of a file of counts.
 *
 * @param place where its count stands in the row, as people find it
 */
record CountRow(LocalDate asOf, Issuer issuer, int reissued, String place) {
    ReissueCount count() {
        return new ReissueCount(issuer.code(), issuer.affectedCards(), reissued);
    }
}
