package jp.madoguchi.inquiry;

import java.time.Instant;

/** An inquiry no longer says that its caller was promised a call; published within the transaction that corrects it. */
public record CallbackWithdrawn(long incidentId, long inquiryId, String by, Instant at) {}
