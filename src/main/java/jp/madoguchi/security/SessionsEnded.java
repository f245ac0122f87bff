package jp.madoguchi.security;

/**
 * All sessions of a user are about to be ended by the administrator; published in the transaction of the order, for whoever records it.
 *
 * @param sessions how many there were, on all nodes
 */
public record SessionsEnded(String user, int sessions, String reason) {}
