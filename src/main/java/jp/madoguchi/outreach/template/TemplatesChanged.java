package jp.madoguchi.outreach.template;

import jp.madoguchi.platform.live.LiveEvent;

/** A template was written, or the number to call was changed. */
public record TemplatesChanged(long incidentId) implements LiveEvent {}
