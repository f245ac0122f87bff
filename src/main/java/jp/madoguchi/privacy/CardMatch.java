package jp.madoguchi.privacy;

/**
 * Where in a text a card number stands, as indexes of its characters. The digits themselves are deliberately not in here, so that
 * they can't get into a message or a log.
 */
public record CardMatch(int start, int end) {}
