package jp.madoguchi.privacy.subject;

import jp.madoguchi.platform.live.LiveEvent;

/** A request was received or closed. */
public record SubjectRequestsChanged(long incidentId) implements LiveEvent {}
