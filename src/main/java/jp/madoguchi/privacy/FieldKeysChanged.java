package jp.madoguchi.privacy;

import jp.madoguchi.platform.live.LiveEvent;

/** A key was made or destroyed, or encrypting anew has gone on. */
public record FieldKeysChanged() implements LiveEvent {}
