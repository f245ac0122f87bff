package jp.madoguchi.inquiry.followup;

import jp.madoguchi.platform.live.LiveEvent;

/** Somebody was given something to be done after an inquiry, took it or finished it. */
public record FollowUpChanged(long incidentId) implements LiveEvent {}
