package jp.madoguchi.report.content;

import jp.madoguchi.platform.i18n.MessageText;

/**
 * What is wrong with a section's text.
 *
 * @param line from 1
 * @param column from 1
 */
public record TextProblem(int line, int column, MessageText message) {}
