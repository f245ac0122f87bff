package jp.madoguchi.outreach.reach;

import jp.madoguchi.platform.live.LiveEvent;

/** Cards have come into other states of the ledger. */
public record ReachChanged(long incidentId) implements LiveEvent {}
