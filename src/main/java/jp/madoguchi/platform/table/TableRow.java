package jp.madoguchi.platform.table;

import java.util.List;

/** One row with its line in the file. It has exactly as many cells as the header; an empty cell is an empty string. */
public record TableRow(long line, List<String> cells) {}
