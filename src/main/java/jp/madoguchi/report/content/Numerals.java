package jp.madoguchi.report.content;

/** How digits in running text are written: 8月3日 or ８月３日. Tables keep half-width ones, so that they stay narrow. */
public enum Numerals {
    HALF_WIDTH,
    FULL_WIDTH
}
