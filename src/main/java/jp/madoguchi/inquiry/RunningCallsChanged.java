package jp.madoguchi.inquiry;

import jp.madoguchi.platform.live.LiveEvent;

/** Calls have begun or ended, so that others may be on the line now. Whoever knows of calls publishes one of its own kind. */
public interface RunningCallsChanged extends LiveEvent {}
