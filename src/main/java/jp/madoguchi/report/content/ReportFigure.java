package jp.madoguchi.report.content;

/**
 * A figure of a report.
 *
 * @param key its name in templates and files, as {@code calls.delivery.max}, {@code day.2022-07-08.incoming}
 * @param name as people call it, in Japanese as the documents are
 */
public record ReportFigure(String key, String name, FigureValue value, FigureOrigin origin) {}
