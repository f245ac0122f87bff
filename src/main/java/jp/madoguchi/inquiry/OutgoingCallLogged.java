package jp.madoguchi.inquiry;

import java.time.Instant;

/**
 * An inquiry is being saved of a call that the desk made: they were reached. Published within its transaction.
 *
 * @param operator who has called
 */
public record OutgoingCallLogged(long incidentId, long inquiryId, CallReason reason, String operator, Instant at) {}
