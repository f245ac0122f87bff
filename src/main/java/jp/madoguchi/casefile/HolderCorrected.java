package jp.madoguchi.casefile;

/**
 * What a case says of its person was corrected; published within the correction's transaction.
 *
 * @param email whether there is another address, or none any more
 * @param phone whether there is another number, or none any more
 */
public record HolderCorrected(long incidentId, long caseId, boolean email, boolean phone) {}
