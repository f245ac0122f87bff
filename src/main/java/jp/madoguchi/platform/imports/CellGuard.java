package jp.madoguchi.platform.imports;

/**
 * Says whether a text holds something that must never be stored or shown, such as a card number. A bean of this type is asked for
 * every cell of every file; the platform itself doesn't know what is secret.
 */
@FunctionalInterface
public interface CellGuard {

    boolean mustNotBeStored(String text);
}
