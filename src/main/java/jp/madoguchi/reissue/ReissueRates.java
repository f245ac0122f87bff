package jp.madoguchi.reissue;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Issuer;

/**
 * How far the reissue had come on a day.
 *
 * @param asOf the day that was asked for; each figure says which day it stands for itself
 * @param issuers in the order of the incident's issuers
 * @param total over all issuers; its day is the latest of theirs
 */
public record ReissueRates(LocalDate asOf, List<OfIssuer> issuers, ReissueFigure total) {
    public ReissueRates {
        issuers = List.copyOf(issuers);
    }

    public record OfIssuer(Issuer issuer, ReissueFigure figure) {}

    public boolean isEmpty() {
        return total.reissued() == null;
    }
}
