package jp.madoguchi.callstats.apology;

import jp.madoguchi.platform.live.LiveEvent;

/** Somebody came onto the list or left it, was taken over or tried, or the time of one has passed. */
public record ApologiesChanged(long incidentId) implements LiveEvent {}
