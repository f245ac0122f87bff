package jp.madoguchi.report;

import java.util.List;
import jp.madoguchi.report.content.Numerals;
import jp.madoguchi.report.content.SectionText;

/** What an official writes of a report. @param issuer the line that says who issues it */
public record ReportTexts(String title, String issuer, Numerals numerals, List<SectionText> sections) {
    public ReportTexts {
        sections = List.copyOf(sections);
    }
}
