package jp.madoguchi.reissue.review;

import jp.madoguchi.platform.live.LiveEvent;

/** A report was accepted or returned, or something was remarked on one of its figures. */
public record ReviewChanged(long incidentId, long reportId) implements LiveEvent {}
