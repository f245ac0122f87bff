package jp.madoguchi.platform.imports;

import java.util.List;

/** A row as the preview shows it: masked texts in the order of the format's columns. */
public record PreviewRow(long line, List<String> cells) {}
