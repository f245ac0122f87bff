package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import jp.madoguchi.outreach.sending.OutsideBatch;
import jp.madoguchi.outreach.sending.OutsideReadingService;
import jp.madoguchi.outreach.sending.OutsideService;
import jp.madoguchi.outreach.sending.ReadingCause;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import org.springframework.http.HttpStatus;

/** What the user may do with a file now: take it, sign in for it, ask for it, or allow that somebody else takes it. */
class FileActions {
    private static final String SCREEN = "city/sending";

    private final OutsideReadingService readings;
    private final OutsideService outside;
    private final long incidentId;
    private final boolean takes;
    private final boolean decides;

    /**
     * @param takes whether the user may take files
     * @param decides whether the user may allow it to others; who takes files may, too
     */
    FileActions(
            OutsideReadingService readings, OutsideService outside, long incidentId, boolean takes, boolean decides) {
        this.readings = readings;
        this.outside = outside;
        this.incidentId = incidentId;
        this.takes = takes;
        this.decides = decides;
    }

    boolean areAny() {
        return takes || decides;
    }

    /** @param name of the file on screen */
    Div of(OutsideBatch file, String name, Runnable show) {
        Div actions = new Div();
        actions.addClassName("m-sending-actions");
        if (takes) {
            take(file, name, actions, show);
        }
        OutsideBatch.Asked asked = file.asked();
        if (asked != null) {
            actions.add(new Span(actions.getTranslation(
                    asked.allowed() ? "outreach.sending.reading.wasAllowed" : "outreach.sending.reading.waits",
                    asked.by(),
                    cause(actions, asked.cause()))));
            if (asked.forUser()) {
                actions.add(
                        decision(
                                "outreach.sending.reading.allow",
                                actions,
                                name,
                                () -> readings.allow(incidentId, file.id(), asked.id()),
                                show),
                        decision(
                                "outreach.sending.reading.refuse",
                                actions,
                                name,
                                () -> readings.refuse(incidentId, file.id(), asked.id()),
                                show));
            } else if (takes || decides) {
                actions.add(decision(
                        "outreach.sending.reading.end",
                        actions,
                        name,
                        () -> readings.end(incidentId, file.id(), asked.id()),
                        show));
            }
        }
        if (actions.getComponentCount() == 0) {
            actions.add(new Span("-"));
        }
        return actions;
    }

    private void take(OutsideBatch file, String name, Div actions, Runnable show) {
        switch (file.standing()) {
            case FREE ->
                actions.add(
                        link(file, name, TableExport.CSV, "CSV", show),
                        link(file, name, TableExport.XLSX, "XLSX", show));
            case MUST_SIGN_IN -> {
                Anchor again = new Anchor(
                        readings.signInAgain(SCREEN), actions.getTranslation("outreach.sending.reading.signInAgain"));
                again.setRouterIgnore(true);
                actions.add(again);
            }
            case MUST_ASK -> {
                Button ask = new Button(
                        actions.getTranslation("outreach.sending.reading.again"),
                        click -> ask(actions, file, name, show));
                ask.addThemeVariants(ButtonVariant.LUMO_SMALL);
                ask.setAriaLabel(actions.getTranslation("outreach.sending.reading.againOf", name));
                actions.add(ask);
            }
            case WAITS -> {
                // who asked stands beside it
            }
            case CLOSED -> actions.add(new Span(actions.getTranslation("outreach.sending.reading.isClosed")));
        }
    }

    private void ask(Component screen, OutsideBatch file, String name, Runnable show) {
        FormDialog dialog = new FormDialog(screen.getTranslation("outreach.sending.reading.againOf", name));
        dialog.above(new Hint(
                file.readings() > 0
                        ? screen.getTranslation("outreach.sending.reading.again.what")
                        : screen.getTranslation("outreach.sending.reading.again.left", file.leftBefore())));
        RadioButtonGroup<ReadingCause> causes =
                new RadioButtonGroup<>(screen.getTranslation("outreach.sending.reading.cause"));
        causes.setItems(ReadingCause.values());
        causes.setItemLabelGenerator(cause -> cause(screen, cause));
        dialog.field("cause", causes);
        dialog.send(
                screen.getTranslation("outreach.sending.reading.again"),
                MessageText.of("outreach.sending.reading.sent"),
                () -> readings.ask(incidentId, file.id(), causes.getValue()),
                show);
        dialog.open();
    }

    private static String cause(Component screen, ReadingCause cause) {
        return screen.getTranslation("outreach.sending.reading.cause." + cause);
    }

    private static Button decision(String verb, Component screen, String name, Runnable work, Runnable show) {
        Button button = new Button(screen.getTranslation(verb), click -> {
            try {
                work.run();
                Notices.success(MessageText.of(verb + ".done"));
            } catch (RejectedException e) {
                Notices.error(e);
            }
            show.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(screen.getTranslation(verb + ".of", name));
        button.setDisableOnClick(true);
        return button;
    }

    private Anchor link(OutsideBatch file, String name, TableExport form, String word, Runnable show) {
        Anchor link = new Anchor(event -> download(event, file, form, show), AttachmentType.DOWNLOAD, word);
        link.setAriaLabel(name + " " + word);
        return link;
    }

    /** What may be taken is decided now, not when the link was drawn; either way it may be another thing afterwards. */
    private void download(DownloadEvent event, OutsideBatch file, TableExport form, Runnable show) throws IOException {
        try {
            ExportTable table = outside.file(incidentId, file.id());
            event.setFileName("wave-" + file.waveNumber() + "-" + file.number() + "." + form.extension());
            event.setContentType(form.mediaType());
            form.write(table, event.getOutputStream());
            event.getUI().access(show::run);
        } catch (RejectedException refusal) {
            event.getResponse().setStatus(HttpStatus.CONFLICT.value());
            event.getUI().access(() -> {
                Notices.error(refusal);
                show.run();
            });
        }
    }
}
