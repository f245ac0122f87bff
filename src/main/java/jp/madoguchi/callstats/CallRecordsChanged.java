package jp.madoguchi.callstats;

import jp.madoguchi.platform.live.LiveEvent;

/** Call records, or daily totals keyed in, have come or changed. */
public record CallRecordsChanged(long incidentId) implements LiveEvent {}
