package jp.madoguchi.inquiry;

/**
 * An inquiry after a correction.
 *
 * @param settledBefore the wish to get the gift again was taken back, but the city had settled it already: what it did stays
 */
public record Corrected(InquiryLine inquiry, boolean settledBefore) {}
