package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.DayBlock;
import jp.madoguchi.incident.Incident;

/** The daily call statistics as the assembly's document has them: dates across, block under block, milestones above. */
class DailyTable extends Div {
    DailyTable(Incident incident, CallStatistics statistics) {
        addClassName("m-daily");
        Map<LocalDate, DailyCallStatistics> days = new HashMap<>();
        statistics.days().forEach(day -> days.put(day.day(), day));
        List<DayBlock> blocks = DayBlock.of(statistics.span());
        for (DayBlock block : blocks) {
            MilestoneMarks marks = MilestoneMarks.of(block, blocks, incident.milestones(), getLocale());
            add(new DailyTableBlock(
                    block, marks, block.days().stream().map(days::get).toList(), MeasureNames.tableRows(incident)));
        }
        Paragraph footNote = new Paragraph(getTranslation("callstats.daily.footNote"));
        footNote.addClassName("m-daily__foot-note");
        add(footNote, legend(statistics));
    }

    private Paragraph legend(CallStatistics statistics) {
        Paragraph legend = new Paragraph();
        legend.addClassName("m-daily__legend");
        StringBuilder words = new StringBuilder(getTranslation("callstats.daily.legend.notCounted"));
        if (statistics.days().stream().anyMatch(DailyCallStatistics::confirmed)) {
            words.append(getTranslation("callstats.daily.legend.confirmed"));
        }
        if (statistics.days().stream().anyMatch(day -> day.source() == DailyCallStatistics.Source.KEYED_IN)) {
            words.append(getTranslation("callstats.daily.legend.keyedIn"));
        }
        legend.setText(words.toString());
        return legend;
    }
}
