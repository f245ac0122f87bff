package jp.madoguchi.platform.imports;

/** A record with its line in the file. */
public record Numbered<R>(long line, R value) {}
