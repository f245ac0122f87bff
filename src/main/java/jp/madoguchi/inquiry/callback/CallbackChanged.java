package jp.madoguchi.inquiry.callback;

import jp.madoguchi.platform.live.LiveEvent;

/** A promise was made, taken over, tried or kept. */
public record CallbackChanged(long incidentId, long callbackId) implements LiveEvent {}
