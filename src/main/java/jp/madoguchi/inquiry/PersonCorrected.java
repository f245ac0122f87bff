package jp.madoguchi.inquiry;

import org.jspecify.annotations.Nullable;

/** An inquiry turns out to be about somebody else, or about nobody that we know; published within the correction's transaction. */
public record PersonCorrected(
        long incidentId, long inquiryId, @Nullable Long caseId) {}
