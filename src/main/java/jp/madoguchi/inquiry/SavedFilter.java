package jp.madoguchi.inquiry;

/**
 * A filter that somebody wants to have again.
 *
 * @param query the part of the list's address behind the question mark
 */
public record SavedFilter(long id, String name, String query) {}
