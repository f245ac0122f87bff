package jp.madoguchi.casefile.closing;

import jp.madoguchi.platform.live.LiveEvent;

/** A case was closed, or opened again. */
public record CasesClosed(long incidentId) implements LiveEvent {}
