package jp.madoguchi.report.content;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures as they are kept with a report. What was written once is read for ever, so names of records, components and types of
 * {@link FigureValue} stay; what is added must be readable where it is missing.
 */
@Component
public class ReportJson {
    private final JsonMapper json = new JsonMapper();

    public String write(ReportFigures figures) {
        return json.writeValueAsString(figures);
    }

    /** @throws tools.jackson.core.JacksonException where it isn't what {@link #write} writes */
    public ReportFigures read(String text) {
        return json.readValue(text, ReportFigures.class);
    }
}
