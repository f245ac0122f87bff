package jp.madoguchi.outreach.gift;

import jp.madoguchi.platform.live.LiveEvent;

/** Gifts came in or changed, or somebody decided about one. */
public record GiftsChanged(long incidentId) implements LiveEvent {}
