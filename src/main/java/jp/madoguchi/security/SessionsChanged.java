package jp.madoguchi.security;

import jp.madoguchi.platform.live.LiveEvent;

/** Somebody has signed in, or a session was ended. */
public record SessionsChanged() implements LiveEvent {}
