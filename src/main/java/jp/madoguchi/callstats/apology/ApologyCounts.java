package jp.madoguchi.callstats.apology;

/**
 * How many callers wait to be called.
 *
 * @param mine those of the current user, and those of nobody in particular
 */
public record ApologyCounts(int waiting, int overdue, int mine) {}
