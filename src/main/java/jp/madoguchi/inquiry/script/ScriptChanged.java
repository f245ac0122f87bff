package jp.madoguchi.inquiry.script;

import jp.madoguchi.platform.live.LiveEvent;

/** The city has written a new version of an answer: open desks show it at once. */
public record ScriptChanged(long incidentId, long scriptId) implements LiveEvent {}
