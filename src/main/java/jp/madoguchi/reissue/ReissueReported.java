package jp.madoguchi.reissue;

import jp.madoguchi.platform.live.LiveEvent;

/** An organisation has reported counts that were not known before. */
public record ReissueReported(long incidentId) implements LiveEvent {}
