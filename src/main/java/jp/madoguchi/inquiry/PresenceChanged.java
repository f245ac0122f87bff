package jp.madoguchi.inquiry;

import jp.madoguchi.platform.live.LiveEvent;

/** Somebody came to a desk, left it, or has another case on it. */
public record PresenceChanged() implements LiveEvent {}
