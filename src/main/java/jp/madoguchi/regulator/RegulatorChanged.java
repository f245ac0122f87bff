package jp.madoguchi.regulator;

import jp.madoguchi.platform.live.LiveEvent;

/** Something about an action changed: its entry, a document, or what is done about a measure. */
public record RegulatorChanged(long actionId) implements LiveEvent {}
