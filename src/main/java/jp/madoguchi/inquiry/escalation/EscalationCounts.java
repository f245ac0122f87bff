package jp.madoguchi.inquiry.escalation;

/**
 * How much waits.
 *
 * @param open all whose caller has not been told
 * @param waiting those that the city has to answer
 * @param overdue those of the waiting ones whose time has passed
 */
public record EscalationCounts(int open, int waiting, int overdue) {}
