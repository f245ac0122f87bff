package jp.madoguchi.inquiry.phrase;

import java.time.Instant;

/**
 * A ready phrase (定型文).
 *
 * @param name what is typed after {@code ::} to find it; without blanks and colons
 * @param text what it becomes; a gap in square brackets, as in {@code ［日付］}, is left for the operator to fill
 * @param revision counts its changes from 1
 */
public record Phrase(long id, String name, String text, int revision, String writtenBy, Instant writtenAt) {}
