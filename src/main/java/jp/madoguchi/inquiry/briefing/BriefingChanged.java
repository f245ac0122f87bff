package jp.madoguchi.inquiry.briefing;

import jp.madoguchi.platform.live.LiveEvent;

/** A briefing was written, read or withdrawn. */
public record BriefingChanged(long incidentId, long briefingId) implements LiveEvent {}
