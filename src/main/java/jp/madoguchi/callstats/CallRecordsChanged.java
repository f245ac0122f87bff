package jp.madoguchi.callstats;

import jp.madoguchi.inquiry.RunningCallsChanged;

/** Call records, or daily totals keyed in, have come or changed. */
public record CallRecordsChanged(long incidentId) implements RunningCallsChanged {}
