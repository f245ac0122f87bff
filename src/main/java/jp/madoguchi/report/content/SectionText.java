package jp.madoguchi.report.content;

/**
 * A section of a report as its author left it. The text is lines: an empty line parts paragraphs, {@code {key}} and
 * {@code {key|form}} stand for figures, {@code (1)} and {@code ①} at the beginning of a line make numbered items,
 * {@code ・} a bullet, {@code ＜…＞} a label, and a line like {@code [[actions]]} or {@code [[days]]} stands for a list or a
 * table that the portal fills.
 *
 * @param code which section of the kind's template it is, as {@code current}
 */
public record SectionText(String code, String title, String text) {}
