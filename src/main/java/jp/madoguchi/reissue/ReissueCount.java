package jp.madoguchi.reissue;

/** How many of an issuer's affected cards had been reissued, cumulative, on the report's day. */
public record ReissueCount(String issuerCode, int affected, int reissued) {}
