package jp.madoguchi.inquiry.escalation;

import jp.madoguchi.platform.live.LiveEvent;

/** Somebody has gone on with an escalation, or the time of one has passed. */
public record EscalationChanged(long incidentId) implements LiveEvent {}
