package jp.madoguchi.inquiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All of one inquiry. */
public record InquiryDetail(
        InquiryLine inquiry,
        @Nullable Long caseId,
        Particulars particulars,
        String createdBy,
        Instant createdAt,
        boolean imported) {}
