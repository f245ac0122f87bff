package jp.madoguchi.casefile;

import java.util.Map;

/**
 * How many persons and cards have been imported; no personal data in it.
 *
 * @param persons all cases, those among them that were merged into another one, too
 * @param merged of these, so many were merged into another one
 * @param cardsByIssuer by the issuer's code; an issuer without imported cards is missing
 */
public record CaseFileCounts(int persons, int merged, int cards, Map<String, Integer> cardsByIssuer) {
    public CaseFileCounts {
        cardsByIssuer = Map.copyOf(cardsByIssuer);
    }

    public int cardsOf(String issuerCode) {
        return cardsByIssuer.getOrDefault(issuerCode, 0);
    }
}
