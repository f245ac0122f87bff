package jp.madoguchi.contract;

/**
 * What waits for an official.
 *
 * @param evidence pieces that no review has seen
 * @param remediations what the contractor says is mended
 * @param overdue what was to be mended by now and isn't
 * @param costs amounts to accept or to return
 */
public record ContractWaiting(int evidence, int remediations, int overdue, int costs) {}
