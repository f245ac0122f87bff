package jp.madoguchi.platform.imports;

/** Understands the text of a cell, which is trimmed and never empty. */
@FunctionalInterface
public interface CellParser<T> {

    Parsed<T> parse(String cell);
}
