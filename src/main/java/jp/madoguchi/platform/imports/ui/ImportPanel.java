package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.Command;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportPreview;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.jobs.Job;
import jp.madoguchi.platform.jobs.JobState;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.table.TableReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Choose a file, see what it holds, import it. Only the file and its first rows are kept between these steps; the records are read
 * again when they are stored. A running import belongs to the user, not to this screen: who leaves and comes back finds it here.
 */
@CssImport("./styles/import-panel.css")
public class ImportPanel<R> extends Div {

    private static final Logger log = LoggerFactory.getLogger(ImportPanel.class);

    private final transient Importer<R> importer;
    private final transient Imports imports;
    private final transient BackgroundJobs jobs;
    private final String user;
    private final String kind;
    private final String jobKey;

    private final Upload upload = new ImportUpload(new FileReception(new Reception()));
    private final Select<CharsetChoice> charset = new Select<>();
    private final Div intake = new Div(upload, charset);
    private final Div status = new Div();
    private final Div content = new Div();
    private volatile ReadingChoices choices = ReadingChoices.NONE;
    private transient @Nullable TableFile file;
    private transient @Nullable JobWatch watch;

    /** @param user the name under which the import is logged, and by which a running one is found again */
    public ImportPanel(Importer<R> importer, Imports imports, BackgroundJobs jobs, String user) {
        this.importer = importer;
        this.imports = imports;
        this.jobs = jobs;
        this.user = user;
        // asked once, here: an importer answers only to those who may use it, and repaints come from other threads
        this.kind = importer.kind();
        this.jobKey = Imports.jobKey(importer);
        addClassName("import-panel");
        intake.addClassName("import-intake");
        status.addClassName("import-status");
        status.getElement().setAttribute("role", "status");
        content.addClassName("import-content");
        upload.addFileRejectedListener(event -> showText(event.getErrorMessage(), "import-faulty"));
        setUpCharset();
        add(intake, status, content);
    }

    private void setUpCharset() {
        charset.setLabel(getTranslation("platform.import.charset"));
        charset.setItems(CharsetChoice.values());
        charset.setItemLabelGenerator(choice -> getTranslation("platform.import.charset." + choice.name()));
        charset.setValue(CharsetChoice.AUTO);
        charset.addValueChangeListener(change -> {
            readAgain(choices.with(change.getValue()));
        });
    }

    private void readAgain(ReadingChoices other) {
        ReadingChoices before = choices;
        choices = other;
        TableFile chosen = file;
        if (chosen != null) {
            show(chosen, imports.preview(importer, chosen, other)).focusOnWhatChangedSince(before);
        }
    }

    private void forgetColumns() {
        imports.forget(kind);
        readAgain(choices.withoutColumns());
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        jobs.find(user, jobKey).ifPresent(this::follow);
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        stopWatching();
        giveBack();
    }

    private MappingPane show(TableFile chosen, ImportPreview preview) {
        if (file != chosen) {
            giveBack();
        }
        file = chosen;
        PreviewPane pane = preview.isClean()
                ? new PreviewPane(preview, storeButton(chosen), chooseOther())
                : new PreviewPane(preview, chooseOther());
        MappingPane mapping = new MappingPane(
                preview.understanding(), preview.columns(), choices, this::readAgain, this::forgetColumns);
        pane.addMapping(mapping);
        content.removeAll();
        content.add(pane);
        say(pane.verdict(preview));
        return mapping;
    }

    private void giveBack() {
        TableFile before = file;
        file = null;
        if (before != null) {
            before.close();
        }
    }

    private Button storeButton(TableFile chosen) {
        Button store = new Button(getTranslation("platform.import.store"), click -> store(chosen));
        store.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        store.setDisableOnClick(true);
        return store;
    }

    private void store(TableFile chosen) {
        try {
            follow(imports.start(importer, chosen, choices, user));
        } catch (RejectedException e) {
            showEnd(words(e.text()), "import-faulty");
        }
    }

    /** Shows a job of this user's, running or over. */
    private void follow(Job<?> job) {
        stopWatching();
        file = null;
        intake.setVisible(false);
        content.removeAll();
        RunningPane pane = new RunningPane(getTranslation(kind), job);
        if (job.isRunning()) {
            content.add(pane);
            say(getTranslation("platform.import.running", getTranslation(kind)));
            getUI().ifPresent(ui -> watch = new JobWatch(ui, job, () -> showState(job, pane)));
        } else {
            showState(job, pane);
        }
    }

    private void showState(Job<?> job, RunningPane pane) {
        switch (job.state()) {
            case JobState.Running<?> running -> pane.show(running);
            case JobState.Finished<?> finished -> showOutcome((ImportOutcome) finished.result());
            case JobState.Cancelled<?> cancelled ->
                showEnd(getTranslation("platform.import.cancelled"), "import-cancelled");
            case JobState.Failed<?> failed -> showFailure(failed.cause());
        }
        if (!job.isRunning()) {
            stopWatching();
        }
    }

    private void showOutcome(ImportOutcome outcome) {
        showEnd(
                getTranslation(
                        "platform.import.done",
                        outcome.read(),
                        outcome.added(),
                        outcome.changed(),
                        outcome.unchanged()),
                "import-clean");
    }

    private void showFailure(RuntimeException cause) {
        showEnd(
                cause instanceof RejectedException rejected
                        ? words(rejected.text())
                        : getTranslation("platform.import.failed"),
                "import-faulty");
        if (cause instanceof ImportRefusedException refused) {
            content.add(new PreviewPane(refused.preview()));
        }
    }

    private void showEnd(String text, String look) {
        showText(text, look);
        content.add(actions(chooseOther()));
    }

    private void showText(String text, String look) {
        Paragraph verdict = new Paragraph(text);
        verdict.addClassNames("import-verdict", look);
        content.removeAll();
        content.add(verdict);
        say(text);
    }

    private Button chooseOther() {
        return new Button(getTranslation("platform.import.chooseOther"), click -> startOver());
    }

    private void startOver() {
        jobs.find(user, jobKey).ifPresent(jobs::forget);
        giveBack();
        content.removeAll();
        upload.clearFileList();
        intake.setVisible(true);
        say("");
    }

    private static Component actions(Button... buttons) {
        Div actions = new Div(buttons);
        actions.addClassName("import-actions");
        return actions;
    }

    private void say(String text) {
        status.setText(text);
    }

    private String words(MessageText text) {
        return getTranslation(text.key(), text.args().toArray());
    }

    private void stopWatching() {
        JobWatch current = watch;
        if (current != null) {
            current.stop();
            watch = null;
        }
    }

    /** What the upload's own request does; everything that touches the screen goes through its UI. */
    private final class Reception implements FileReception.Receiver {

        @Override
        public void started(UI ui) {
            later(ui, () -> showText(getTranslation("platform.import.reading"), "import-waiting"));
        }

        @Override
        public void received(UI ui, TableFile received) {
            try {
                // what was chosen for the columns of the last file says nothing about this one
                choices = choices.withoutColumns();
                ImportPreview preview = imports.preview(importer, received, choices);
                later(
                        ui,
                        () -> {
                            upload.clearFileList();
                            show(received, preview);
                        },
                        received::close);
            } catch (RuntimeException e) {
                received.close();
                log.error("A file could not be checked", e);
                refused(
                        ui,
                        e instanceof RejectedException rejected
                                ? rejected.text()
                                : MessageText.of("platform.import.failed"));
            }
        }

        @Override
        public void tooLarge(UI ui) {
            refused(ui, TableReader.tooLarge());
        }

        @Override
        public void failed(UI ui, MessageText why) {
            refused(ui, why);
        }

        private void refused(UI ui, MessageText why) {
            later(ui, () -> {
                upload.clearFileList();
                showEnd(words(why), "import-faulty");
            });
        }

        private void later(UI ui, Command change) {
            later(ui, change, () -> {});
        }

        /** @param otherwise for a screen that is closed */
        private void later(UI ui, Command change, Runnable otherwise) {
            try {
                ui.access(change);
            } catch (UIDetachedException e) {
                otherwise.run();
                log.debug("The screen was closed before its file was read", e);
            }
        }
    }
}
