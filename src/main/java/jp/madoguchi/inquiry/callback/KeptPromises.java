package jp.madoguchi.inquiry.callback;

/** Calls that were promised, and those in which somebody was reached. */
public record KeptPromises(int promised, int reached) {}
