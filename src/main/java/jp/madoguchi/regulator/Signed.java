package jp.madoguchi.regulator;

import java.time.Instant;

/**
 * Who did something in the register, and when.
 *
 * @param by the user's name
 * @param name as people read it, as it was then
 */
public record Signed(String by, String name, Instant at) {}
