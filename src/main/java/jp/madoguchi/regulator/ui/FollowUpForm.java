package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Objects;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.ui.FileDrop;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.Refusals;
import jp.madoguchi.regulator.FollowUp;
import jp.madoguchi.regulator.FollowedMeasure;
import jp.madoguchi.regulator.MeasureState;
import jp.madoguchi.regulator.NoteKind;
import jp.madoguchi.regulator.RegulatorFollowUpService;
import jp.madoguchi.regulator.RequiredMeasure;
import org.jspecify.annotations.Nullable;

/**
 * Records what was done about a measure. Whatever others record meanwhile, what is typed stays: it is refused once with who was
 * faster, and recorded when the user has looked at that.
 */
class FollowUpForm extends Div {
    private static final int OWNER = 100;
    private static final int NOTE = 2_000;

    private final transient RegulatorFollowUpService following;
    private final transient Runnable recorded;
    private final transient Runnable outdated;
    private final Select<MeasureState> state = new Select<>();
    private final TextField owner = new TextField(getTranslation("regulator.field.OWNER"));
    private final DatePicker due = RegisterWords.dayField(getTranslation("regulator.field.DUE_ON"));
    private final Select<NoteKind> kind = new Select<>();
    private final DatePicker onDay = RegisterWords.dayField(getTranslation("regulator.follow.onDay"));
    private final TextArea note = new TextArea(getTranslation("regulator.follow.note"));
    private final FileDrop drop;
    private final Refusals refusals = new Refusals();
    private final Paragraph news = new Paragraph();
    private final Button save;
    /** The measure as the fields began with it. */
    private @Nullable FollowedMeasure seen;

    private @Nullable FollowedMeasure latest;

    FollowUpForm(
            RegulatorFollowUpService following,
            FileIntake intake,
            String me,
            Runnable recorded,
            Runnable outdated,
            Runnable close) {
        this.following = following;
        this.recorded = recorded;
        this.outdated = outdated;
        addClassName("m-regulator-form");
        state.setLabel(getTranslation("regulator.field.STATE"));
        state.setItems(MeasureState.values());
        state.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        kind.setLabel(getTranslation("regulator.follow.noteKind"));
        kind.setItems(NoteKind.values());
        kind.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        owner.setMaxLength(OWNER);
        owner.setValueChangeMode(ValueChangeMode.EAGER);
        note.setMaxLength(NOTE);
        note.setMinRows(2);
        note.setValueChangeMode(ValueChangeMode.EAGER);
        note.setHelperText(getTranslation("regulator.follow.note.help"));
        drop = new FileDrop(intake);
        refusals.field("state", state);
        refusals.field("owner", owner);
        refusals.field("dueOn", due);
        refusals.field("noteKind", kind);
        refusals.field("onDay", onDay);
        refusals.field("note", note);
        Button mine = new Button(getTranslation("regulator.follow.me"), click -> owner.setValue(me));
        mine.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        Div who = new Div(owner, mine);
        who.addClassName("m-regulator-who");
        Div standing = new Div(state, who, due);
        Div about = new Div(kind, onDay);
        standing.addClassName("m-regulator-fields");
        about.addClassName("m-regulator-fields");
        save = new Button(getTranslation("regulator.follow.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        // what is typed is still there when it is opened again
        Button cancel = new Button(getTranslation("regulator.follow.close"), click -> close.run());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div buttons = new Div(save, cancel);
        buttons.addClassName("m-regulator-buttons");
        news.addClassName("m-regulator-notice");
        news.getElement().setAttribute("role", "status");
        add(news, standing, about, note, drop, refusals, buttons);
        news.setVisible(false);
    }

    /** Where the cursor goes when the form is opened. */
    void begin() {
        state.focus();
    }

    /** The measure as it stands now. Fields in which something was typed stay as they are. */
    void show(FollowedMeasure now) {
        latest = now;
        FollowedMeasure before = seen;
        if (before == null || !hasChanged(before)) {
            begin(now);
        } else if (before.version() != now.version() && !now.thread().isEmpty()) {
            news.setText(getTranslation(
                    "regulator.follow.news", now.thread().getFirst().signed().name()));
            news.setVisible(true);
        }
    }

    private void begin(FollowedMeasure now) {
        seen = now;
        RequiredMeasure measure = now.measure();
        state.setValue(measure.state());
        owner.setValue(Objects.requireNonNullElse(measure.owner(), ""));
        due.setValue(measure.dueOn());
        kind.setValue(NoteKind.NOTE);
        onDay.clear();
        note.clear();
        drop.clear();
        refusals.clear();
        news.setVisible(false);
        save.setText(getTranslation("regulator.follow.save"));
    }

    /**
     * After another has recorded something: what wasn't touched here takes their value, and recording again means that the user has
     * looked at it.
     */
    private void adopt(FollowedMeasure before, FollowedMeasure now) {
        RequiredMeasure was = before.measure();
        RequiredMeasure is = now.measure();
        if (state.getValue() == was.state()) {
            state.setValue(is.state());
        }
        if (owner.getValue().equals(Objects.requireNonNullElse(was.owner(), ""))) {
            owner.setValue(Objects.requireNonNullElse(is.owner(), ""));
        }
        if (Objects.equals(due.getValue(), was.dueOn())) {
            due.setValue(is.dueOn());
        }
        seen = now;
        news.setVisible(false);
        save.setText(getTranslation("regulator.follow.again"));
    }

    private boolean hasChanged(FollowedMeasure since) {
        return !note.isEmpty()
                || !onDay.isEmpty()
                || !drop.files().isEmpty()
                || kind.getValue() != NoteKind.NOTE
                || state.getValue() != since.measure().state()
                || !owner.getValue()
                        .equals(Objects.requireNonNullElse(since.measure().owner(), ""))
                || !Objects.equals(due.getValue(), since.measure().dueOn());
    }

    private void save() {
        FollowedMeasure from = Objects.requireNonNull(seen);
        try {
            following.record(
                    from.measure().id(),
                    from.version(),
                    new FollowUp(
                            owner.getValue(),
                            state.getValue(),
                            due.getValue(),
                            kind.getValue(),
                            onDay.getValue(),
                            note.getValue()),
                    drop.files());
        } catch (RejectedException e) {
            refuse(e);
            return;
        }
        // what was typed has arrived
        seen = null;
        Notices.success(MessageText.of("regulator.follow.saved"));
        recorded.run();
    }

    private void refuse(RejectedException refusal) {
        refusals.clear();
        if ("files".equals(refusal.field())) {
            drop.refuse(
                    getTranslation(refusal.text().key(), refusal.text().args().toArray()));
            return;
        }
        refusals.show(refusal);
        if ("seen".equals(refusal.field())) {
            FollowedMeasure before = Objects.requireNonNull(seen);
            outdated.run();
            adopt(before, Objects.requireNonNull(latest));
        }
    }
}
