package jp.madoguchi.report.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that a report's document is made of.
 *
 * @param head lines at the top right: number, day, who issues it
 * @param sections in their order
 * @param overrides by the figure's key
 * @param draft whether it is to be marked as not released
 */
public record ReportContent(
        String title,
        List<String> head,
        ReportFigures figures,
        List<SectionText> sections,
        Map<String, FigureOverride> overrides,
        Numerals numerals,
        boolean draft,
        Instant createdAt) {
    public ReportContent {
        head = List.copyOf(head);
        sections = List.copyOf(sections);
        overrides = Map.copyOf(overrides);
    }
}
