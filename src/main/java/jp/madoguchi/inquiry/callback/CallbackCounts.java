package jp.madoguchi.inquiry.callback;

/**
 * How many promises wait.
 *
 * @param mine those of the current user, and those of nobody in particular
 */
public record CallbackCounts(int waiting, int overdue, int mine) {}
