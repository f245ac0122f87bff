package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.jobs.Job;
import jp.madoguchi.platform.jobs.JobState;

/** How far a running import is, and the way to stop it. */
final class RunningPane extends Div {

    private final ProgressBar bar = new ProgressBar();
    private final Span figures = new Span();
    private final Button cancel;

    RunningPane(String kind, Job<?> job) {
        addClassName("import-running");
        Paragraph text = new Paragraph(getTranslation("platform.import.running", kind));
        text.setId("import-running-text");
        bar.getElement().setAttribute("aria-labelledby", "import-running-text");
        cancel = new Button(getTranslation("platform.import.cancel"), click -> job.cancel());
        add(text, bar, figures, cancel);
    }

    void show(JobState.Running<?> state) {
        bar.setIndeterminate(state.total() == 0);
        if (state.total() > 0) {
            bar.setMax(state.total());
            bar.setValue(Math.min(state.done(), state.total()));
        }
        MessageText step = state.step();
        String doing =
                step == null ? "" : getTranslation(step.key(), step.args().toArray());
        figures.setText(
                state.total() == 0
                        ? doing
                        : doing + " " + getTranslation("platform.import.progress", state.done(), state.total()));
        if (state.cancelling()) {
            cancel.setEnabled(false);
            cancel.setText(getTranslation("platform.import.cancelling"));
        }
    }
}
