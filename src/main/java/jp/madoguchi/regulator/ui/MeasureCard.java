package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.Optional;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.regulator.FollowedMeasure;
import jp.madoguchi.regulator.RegulatorChange;
import jp.madoguchi.regulator.RegulatorFileService;
import jp.madoguchi.regulator.RegulatorFollowUpService;
import jp.madoguchi.regulator.RequiredMeasure;
import org.jspecify.annotations.Nullable;

/** A required measure: what it says, how it stands, what was done, and the form to record more. */
class MeasureCard extends Article {
    private final transient RegulatorFileService files;
    private final transient @Nullable ActionDialogs dialogs;
    private final Div facts = new Div();
    private final Div thread = new Div();
    private final Button open = new Button(getTranslation("regulator.follow"));
    private final FollowUpForm form;

    /** @param dialogs absent for whoever may not change anything */
    MeasureCard(
            RegulatorFollowUpService following,
            RegulatorFileService files,
            @Nullable ActionDialogs dialogs,
            FileIntake intake,
            String me,
            Runnable refresh) {
        this.files = files;
        this.dialogs = dialogs;
        this.form = new FollowUpForm(
                following,
                intake,
                me,
                () -> {
                    fold();
                    refresh.run();
                },
                refresh,
                this::fold);
        addClassName("m-regulator-measure");
        open.addThemeVariants(ButtonVariant.LUMO_SMALL);
        open.addClickListener(click -> unfold(!form.isVisible()));
        Div action = new Div(open);
        add(facts, action, form, thread);
        unfold(false);
    }

    private void fold() {
        unfold(false);
        open.focus();
    }

    private void unfold(boolean unfolded) {
        form.setVisible(unfolded);
        open.getElement().setAttribute("aria-expanded", String.valueOf(unfolded));
        if (unfolded) {
            form.begin();
        }
    }

    void show(FollowedMeasure followed, boolean writes, LocalDate today) {
        RequiredMeasure measure = followed.measure();
        open.setVisible(writes);
        open.setAriaLabel(getTranslation("regulator.follow.of", measure.position()));
        if (!writes) {
            form.setVisible(false);
        }
        form.show(followed);
        facts.removeAll();
        Div head = new Div(
                new H3(getTranslation("regulator.measure", measure.position())),
                RegisterWords.badge(this, measure.state()));
        head.addClassName("m-regulator-measure__head");
        if (followed.isOverdue(today)) {
            head.add(new StatusBadge(getTranslation("regulator.overdue"), StatusBadge.Look.BAD));
        }
        Paragraph text = new Paragraph(measure.text());
        text.addClassName("m-regulator-text");
        DescriptionList standing = new DescriptionList();
        standing.addClassName("m-regulator-standing");
        fact(standing, "regulator.field.OWNER", new Span(orNotSet(measure.owner())));
        fact(
                standing,
                "regulator.field.DUE_ON",
                new Span(orNotSet(Optional.ofNullable(measure.dueOn())
                        .map(RegisterWords::dayOfWeek)
                        .orElse(null))));
        facts.add(head, text, standing);
        if (!followed.evidence().isEmpty()) {
            ActionDialogs ask = writes ? dialogs : null;
            fact(
                    standing,
                    "regulator.evidence",
                    new RegulatorFileList(followed.evidence(), files, ask == null ? null : ask::remove));
        }
        showThread(followed);
    }

    private String orNotSet(@Nullable String value) {
        return value == null ? getTranslation("regulator.notSet") : value;
    }

    private void fact(DescriptionList list, String label, Component value) {
        list.add(new Div(new DescriptionList.Term(getTranslation(label)), new DescriptionList.Description(value)));
    }

    private void showThread(FollowedMeasure followed) {
        thread.removeAll();
        thread.add(new H4(getTranslation("regulator.thread")));
        if (followed.thread().isEmpty()) {
            thread.add(new Hint(getTranslation("regulator.thread.none")));
            return;
        }
        OrderedList list = new OrderedList();
        list.addClassName("m-regulator-thread");
        followed.thread().forEach(change -> list.add(step(change)));
        thread.add(list);
    }

    private ListItem step(RegulatorChange change) {
        Span what = new Span(getTranslation(
                change.noteKind() == null
                        ? change.step().textKey()
                        : change.noteKind().textKey()));
        what.addClassName("m-regulator-thread__what");
        Div head = new Div(what);
        head.addClassName("m-regulator-thread__head");
        LocalDate onDay = change.onDay();
        if (onDay != null) {
            head.add(new Span(RegisterWords.day(onDay)));
        }
        head.add(new Hint(RegisterWords.signed(change.signed())));
        ListItem item = new ListItem(head);
        String words = change.words();
        if (words != null) {
            Paragraph text = new Paragraph(words);
            text.addClassName("m-regulator-text");
            item.add(text);
        }
        change.lines().forEach(line -> item.add(new Hint(RegisterWords.line(line, this))));
        return item;
    }
}
