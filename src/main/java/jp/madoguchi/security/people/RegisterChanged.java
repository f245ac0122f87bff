package jp.madoguchi.security.people;

import jp.madoguchi.platform.live.LiveEvent;

/** Somebody was entered into the register of contractors' people, or their entry was changed. */
public record RegisterChanged() implements LiveEvent {}
