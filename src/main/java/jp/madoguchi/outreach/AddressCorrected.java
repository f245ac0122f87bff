package jp.madoguchi.outreach;

/**
 * The address or the number that a case was written to is another one now, or gone, and not only spelt otherwise; published within the
 * correction's transaction.
 */
public record AddressCorrected(long caseId, MessageChannel channel) {}
