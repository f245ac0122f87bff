package jp.madoguchi.report;

/**
 * A line of an erratum (正誤表).
 *
 * @param key of the figure
 * @param wrong as it reads in the report that is corrected
 * @param correct as it should have read
 * @param reason why it was another
 */
public record ErratumLine(String key, String name, String wrong, String correct, String reason) {}
