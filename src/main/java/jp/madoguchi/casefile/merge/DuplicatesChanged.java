package jp.madoguchi.casefile.merge;

import jp.madoguchi.platform.live.LiveEvent;

/** Cases were merged or taken apart, or two were found to be two persons, or that was withdrawn. */
public record DuplicatesChanged(long incidentId) implements LiveEvent {}
