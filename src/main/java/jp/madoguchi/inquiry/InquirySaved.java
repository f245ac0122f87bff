package jp.madoguchi.inquiry;

import jp.madoguchi.platform.live.LiveEvent;
import org.jspecify.annotations.Nullable;

/** An operator has saved an inquiry. */
public record InquirySaved(
        long incidentId, long inquiryId, @Nullable String callId) implements LiveEvent {}
