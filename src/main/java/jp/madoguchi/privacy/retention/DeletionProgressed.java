package jp.madoguchi.privacy.retention;

import jp.madoguchi.platform.live.LiveEvent;

/** A run was prepared, decided, has come further or is done; or a rule or a hold changed. */
public record DeletionProgressed(long incidentId) implements LiveEvent {}
