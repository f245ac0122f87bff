package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.reissue.review.FigureChange;
import jp.madoguchi.reissue.review.FigureNote;
import jp.madoguchi.reissue.review.FigureNoteService;
import jp.madoguchi.reissue.review.ReportDossier;
import jp.madoguchi.reissue.ui.Shown;
import org.jspecify.annotations.Nullable;

/** The city's remarks on single figures, for itself, with what is still to be followed up. */
class NotesPanel extends Div {
    private final boolean writes;
    private final transient FigureNoteService notes;
    private final transient Runnable refresh;
    private final Div written = new Div();
    private final Select<Issuer> issuer = new Select<>();
    private final TextField text = new TextField();
    private final Checkbox followUp = new Checkbox();
    private @Nullable ReportDossier shown;

    NotesPanel(boolean writes, FigureNoteService notes, Runnable refresh) {
        this.writes = writes;
        this.notes = notes;
        this.refresh = refresh;
        issuer.setLabel(getTranslation("reissue.issuer"));
        issuer.setItemLabelGenerator(one -> one.name().in(getLocale()));
        text.setLabel(getTranslation("reissue.note.text"));
        text.setManualValidation(true);
        text.addClassName("m-note-text");
        followUp.setLabel(getTranslation("reissue.note.followUp"));
        Button add = new Button(getTranslation("reissue.note.add"), click -> add());
        Div form = new Div(issuer, text, followUp, add);
        form.addClassName("m-note-form");
        form.setVisible(writes);
        add(new Hint(getTranslation("reissue.note.what")), written, form);
    }

    void show(ReportDossier dossier) {
        if (shown == null) {
            List<Issuer> issuers =
                    dossier.figures().stream().map(FigureChange::issuer).toList();
            issuer.setItems(issuers);
            issuers.stream().findFirst().ifPresent(issuer::setValue);
        }
        shown = dossier;
        written.removeAll();
        if (dossier.notes().isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("reissue.note.none"));
            none.addClassName("m-hint");
            written.add(none);
        } else {
            written.add(table(dossier));
        }
    }

    private PlainTable table(ReportDossier dossier) {
        PlainTable table = new PlainTable(
                getTranslation("reissue.note.title"),
                List.of(
                        getTranslation("reissue.issuer"),
                        getTranslation("reissue.note.text"),
                        getTranslation("reissue.note.by"),
                        getTranslation("reissue.note.followUp")));
        for (FigureNote note : dossier.notes()) {
            Span words = new Span(note.note());
            words.addClassName("m-breaks");
            table.row(List.of(
                    new Span(name(dossier, note.issuerCode())),
                    words,
                    new Span(note.writtenBy() + "　" + Shown.minute(note.writtenAt())),
                    followUp(note)));
        }
        return table;
    }

    private String name(ReportDossier dossier, String code) {
        return dossier.figures().stream()
                .map(FigureChange::issuer)
                .filter(one -> one.code().equals(code))
                .map(one -> one.name().in(getLocale()))
                .findFirst()
                .orElse(code);
    }

    private Component followUp(FigureNote note) {
        if (!note.followUp()) {
            return new Span("-");
        }
        if (!note.isOpen()) {
            return new Span(getTranslation("reissue.note.done", Objects.requireNonNullElse(note.settledBy(), "-")));
        }
        StatusBadge open = new StatusBadge(getTranslation("reissue.note.open"), StatusBadge.Look.WAITING);
        if (!writes) {
            return open;
        }
        Button settle =
                new Button(getTranslation("reissue.note.settle"), click -> tried(() -> notes.settle(note.id())));
        settle.addThemeVariants(ButtonVariant.LUMO_SMALL);
        settle.setAriaLabel(getTranslation("reissue.note.settleOf", note.note()));
        Div cell = new Div(open, settle);
        cell.addClassName("m-flags");
        return cell;
    }

    private void add() {
        ReportDossier dossier = shown;
        if (dossier == null || issuer.isEmpty()) {
            return;
        }
        tried(() -> {
            notes.add(dossier.report().id(), issuer.getValue().code(), text.getValue(), followUp.getValue());
            text.clear();
            followUp.clear();
        });
    }

    private void tried(Runnable change) {
        text.setInvalid(false);
        try {
            change.run();
        } catch (RejectedException e) {
            if ("note".equals(e.field())) {
                MessageText why = e.text();
                text.setErrorMessage(getTranslation(why.key(), why.args().toArray()));
                text.setInvalid(true);
            } else {
                Notices.error(e);
            }
        }
        refresh.run();
    }
}
