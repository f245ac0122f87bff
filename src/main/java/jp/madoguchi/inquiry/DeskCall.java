package jp.madoguchi.inquiry;

/**
 * A running call as the desk shows it.
 *
 * @param mine the user answered it
 * @param logged an inquiry of it has been saved
 */
public record DeskCall(RunningCall call, boolean mine, boolean logged) {}
