package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import jp.madoguchi.outreach.wave.WaveStep;

/** What was done with a wave, in the order in which it was. */
class StepList extends UnorderedList {
    StepList(List<WaveStep> steps) {
        for (WaveStep step : steps) {
            ListItem item = new ListItem(getTranslation(
                    "outreach.wave.step",
                    Words.minute(step.madeAt()),
                    step.madeBy(),
                    getTranslation("outreach.wave.step." + step.kind())));
            if (step.note() != null) {
                Span note = new Span("　" + step.note());
                note.addClassName("m-breaks");
                item.add(note);
            }
            add(item);
        }
    }
}
