package jp.madoguchi.reissue;

import java.time.LocalDate;
import jp.madoguchi.incident.Issuer;

/** A row of a file of counts. */
record CountRow(LocalDate asOf, Issuer issuer, int reissued) {
    ReissueCount count() {
        return new ReissueCount(issuer.code(), issuer.affectedCards(), reissued);
    }
}
