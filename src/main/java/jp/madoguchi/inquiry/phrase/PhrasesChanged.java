package jp.madoguchi.inquiry.phrase;

import jp.madoguchi.platform.live.LiveEvent;

/** Ready phrases were written, changed or removed: open desks offer the new ones at once. */
public record PhrasesChanged(long incidentId) implements LiveEvent {}
