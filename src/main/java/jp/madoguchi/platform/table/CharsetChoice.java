package jp.madoguchi.platform.table;

/** Which character set a CSV file is read in. A spreadsheet says so itself. */
public enum CharsetChoice {
    AUTO,
    UTF_8,
    CP932
}
