package jp.madoguchi.callstats.apology;

/**
 * What became of the callers of a span who never got through on the day of their call. Somebody who was lost on two days counts
 * on each, as in {@link jp.madoguchi.callstats.BusyCallers}; the sum of the others is {@code lost}.
 *
 * @param lost callers who were not answered any more on the same day
 * @param reached the desk has called and reached them
 * @param notReached the desk has tried in vain, or given up
 * @param waiting they are still to be called
 * @param cameThrough they rang again later and were answered
 * @param neverCalled they have left the list without anybody having tried
 */
public record ApologyFigures(int lost, int reached, int notReached, int waiting, int cameThrough, int neverCalled) {}
