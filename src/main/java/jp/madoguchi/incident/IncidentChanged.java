package jp.madoguchi.incident;

import jp.madoguchi.platform.live.LiveEvent;

/** The incident's settings or milestones have been changed. */
public record IncidentChanged(long incidentId) implements LiveEvent {}
