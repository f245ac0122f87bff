package jp.madoguchi.casefile;

import jp.madoguchi.platform.live.LiveEvent;

/** Cards, and with them persons, have been added. */
public record AffectedCardsImported(long incidentId) implements LiveEvent {}
