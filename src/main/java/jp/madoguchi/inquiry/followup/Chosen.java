package jp.madoguchi.inquiry.followup;

/**
 * An inquiry that was selected to be assigned, as it was on screen then.
 *
 * @param seen how often it had been assigned, taken or finished
 * @param callWaits whether a call was promised and not made yet
 */
public record Chosen(long inquiryId, int seen, boolean callWaits) {}
