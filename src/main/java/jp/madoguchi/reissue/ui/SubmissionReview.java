package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.MappedColumn;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.imports.Understanding;
import jp.madoguchi.platform.imports.ui.MappingPane;
import jp.madoguchi.platform.imports.ui.ProblemList;
import jp.madoguchi.platform.imports.ui.UnderstoodTable;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.reissue.SubmissionCheck;
import jp.madoguchi.reissue.SubmissionWords;
import org.jspecify.annotations.Nullable;

/** What was understood of a file, what is wrong or strange about it, and what its sender says to that. */
final class SubmissionReview extends Div {
    /** What can be done with it. */
    interface Steps {
        void readAgain(ReadingChoices choices, SubmissionWords words);

        void forgetColumns(SubmissionWords words);

        void keep(SubmissionWords words);

        void send(SubmissionWords words);

        void discard();

        void chooseOther();
    }

    private final SubmissionCheck check;
    private final transient ReadingChoices choices;
    private final transient Steps steps;
    private final H3 title = new H3();
    private final MappingPane mapping;
    private final TextArea reason = new TextArea();
    private final TextArea explanation = new TextArea();

    SubmissionReview(
            Incident incident,
            SubmissionCheck check,
            ReadingChoices choices,
            SubmissionWords words,
            boolean draft,
            Steps steps) {
        this.check = check;
        this.choices = choices;
        this.steps = steps;
        mapping = new MappingPane(
                check.preview().understanding(),
                check.preview().columns(),
                choices,
                other -> steps.readAgain(other, words()),
                () -> steps.forgetColumns(words()));
        addClassNames("import-preview", "m-submission-review");
        title.setText(getTranslation(
                draft ? "reissue.submission.draftTitle" : "platform.import.preview.title",
                check.preview().fileName()));
        title.getElement().setAttribute("tabindex", "-1");
        add(title);
        Paragraph verdict = new Paragraph(verdict());
        verdict.addClassNames("import-verdict", look());
        add(verdict);
        if (!check.isClean()) {
            addList("reissue.submission.problems", check.preview().problems());
        }
        addMapping();
        addUnderstood();
        check.reports().forEach(report -> add(new PlannedReportTable(incident, report)));
        addList("reissue.submission.corrections", check.corrections());
        if (check.isClean() && check.needsReason()) {
            add(words(reason, "reissue.submission.reason", words.correctionReason(), SubmissionWords.LONGEST_REASON));
        }
        addList("reissue.submission.warnings", check.warnings());
        if (check.isClean() && !check.isNothingNew() && check.needsExplanation()) {
            add(words(
                    explanation,
                    "reissue.submission.explanation",
                    words.explanation(),
                    SubmissionWords.LONGEST_EXPLANATION));
        }
        add(actions(draft));
    }

    String verdict() {
        if (!check.isClean()) {
            return getTranslation(
                    "reissue.submission.verdict.faulty", check.preview().problemCount());
        }
        if (check.isNothingNew()) {
            return getTranslation("reissue.submission.nothingNew");
        }
        int toSay = check.corrections().size() + check.warnings().size();
        return toSay == 0
                ? getTranslation(
                        "reissue.submission.verdict.clean", check.reports().size())
                : getTranslation(
                        "reissue.submission.verdict.toExplain", check.reports().size(), toSay);
    }

    /** Where somebody by keyboard goes on when a file has arrived. */
    void focusOnTitle() {
        title.getElement().callJsFunction("focus");
    }

    void focusOnWhatChangedSince(ReadingChoices before) {
        mapping.focusOnWhatChangedSince(before);
    }

    private String look() {
        return !check.isClean()
                ? "import-faulty"
                : check.needsReason() || check.needsExplanation() ? "import-doubtful" : "import-clean";
    }

    private void addList(String title, List<RowProblem> problems) {
        if (!problems.isEmpty()) {
            add(new H3(getTranslation(title)), new ProblemList(problems));
        }
    }

    private void addMapping() {
        Understanding understanding = check.preview().understanding();
        if (understanding.columns().isEmpty() && understanding.sheets().size() < 2) {
            return;
        }
        Details details = new Details(getTranslation("platform.import.mapping.title"), mapping);
        boolean settled = understanding.columns().stream()
                .noneMatch(column -> column.source() == MappedColumn.Source.CHOSEN
                        || column.source() == MappedColumn.Source.REMEMBERED);
        details.setOpened(!check.isClean() || !settled);
        add(details);
    }

    private void addUnderstood() {
        Understanding understanding = check.preview().understanding();
        if (understanding.rows().isEmpty()) {
            return;
        }
        Div read = new Div();
        read.addClassName("import-read");
        read.add(new Paragraph(
                understanding.sheet() == null
                        ? getTranslation(
                                "reissue.submission.understood",
                                understanding.headerLine(),
                                understanding.rows().size())
                        : getTranslation(
                                "reissue.submission.understoodSheet",
                                understanding.headerLine(),
                                understanding.rows().size(),
                                understanding.sheet())));
        read.add(new UnderstoodTable(understanding, check.preview().columns()));
        if (!understanding.notes().isEmpty()) {
            Div notes = new Div();
            understanding
                    .notes()
                    .forEach(note -> notes.add(
                            new Paragraph(getTranslation("platform.import.atLine", note.line()) + " " + note.text())));
            notes.addClassName("m-hint");
            read.add(new Details(
                    getTranslation(
                            "reissue.submission.notes", understanding.notes().size()),
                    notes));
        }
        Details details = new Details(getTranslation("platform.import.understood.title"), read);
        details.setOpened(true);
        add(details);
    }

    private Component words(TextArea area, String key, @Nullable String text, int longest) {
        area.setLabel(getTranslation(key));
        area.setHelperText(getTranslation(key + ".hint"));
        area.setRequiredIndicatorVisible(true);
        area.setMaxLength(longest);
        area.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        area.setValue(text == null ? "" : text);
        area.addValueChangeListener(change -> area.setInvalid(false));
        area.addClassName("m-submission-words");
        return area;
    }

    private SubmissionWords words() {
        return new SubmissionWords(reason.getValue(), explanation.getValue());
    }

    private Component actions(boolean draft) {
        Div actions = new Div();
        actions.addClassName("import-actions");
        if (check.isClean() && !check.isNothingNew()) {
            Button send =
                    new Button(getTranslation("reissue.submission.send"), click -> attempt(() -> steps.send(words())));
            send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            Button keep =
                    new Button(getTranslation("reissue.submission.keep"), click -> attempt(() -> steps.keep(words())));
            actions.add(send, keep);
        }
        actions.add(new Button(
                getTranslation(draft ? "reissue.submission.leave" : "platform.import.chooseOther"),
                click -> steps.chooseOther()));
        if (draft) {
            Button discard = new Button(getTranslation("reissue.submission.discard"), click -> attempt(steps::discard));
            discard.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
            actions.add(discard);
        }
        return actions;
    }

    /** What was typed stays when it is refused. */
    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (ImportRefusedException e) {
            steps.readAgain(choices, words());
        } catch (RejectedException e) {
            TextArea field = "correctionReason".equals(e.field())
                    ? reason
                    : "explanation".equals(e.field()) ? explanation : null;
            if (field == null || field.getParent().isEmpty()) {
                Notices.error(e);
                return;
            }
            field.setErrorMessage(getTranslation(e.text().key(), e.text().args().toArray()));
            field.setInvalid(true);
            field.focus();
        }
    }
}
