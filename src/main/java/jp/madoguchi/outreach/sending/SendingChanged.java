package jp.madoguchi.outreach.sending;

import jp.madoguchi.platform.live.LiveEvent;

/** What waits for people at the sending has changed: a decision was made, a file went out or came in. */
public record SendingChanged(long incidentId) implements LiveEvent {}
