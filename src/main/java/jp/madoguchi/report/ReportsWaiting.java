package jp.madoguchi.report;

/**
 * How many reports wait for somebody.
 *
 * @param toRelease for the approver
 * @param begun by the portal itself, and nobody has touched them yet
 * @param returned by the approver, and nobody has gone on with them yet
 */
public record ReportsWaiting(int toRelease, int begun, int returned) {}
