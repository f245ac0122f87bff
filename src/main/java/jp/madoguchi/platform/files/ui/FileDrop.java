package jp.madoguchi.platform.files.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.Command;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.FileSize;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ui.FileReception;
import jp.madoguchi.platform.imports.ui.UploadWords;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.ui.Hint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drop files, see at once which are taken and why others are not; nothing is kept before the form is sent. */
@CssImport("./styles/files.css")
public class FileDrop extends Div {
    private static final Logger log = LoggerFactory.getLogger(FileDrop.class);

    private final transient FileIntake intake;
    private final List<HandedInFile> files = new ArrayList<>();
    private final Upload upload;
    private final UnorderedList chosen = new UnorderedList();
    private final Paragraph problem = new Paragraph();

    public FileDrop(FileIntake intake) {
        this.intake = intake;
        addClassName("m-file-drop");
        upload = new Upload(new FileReception(new Reception(), FileIntake.MAX_BYTES));
        upload.setMaxFileSize(FileIntake.MAX_BYTES);
        upload.setAcceptedFileExtensions(".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg");
        upload.setUploadButton(new Button(getTranslation("platform.import.choose")));
        upload.setDropLabel(new Span(getTranslation("platform.files.drop", FileIntake.MAX_BYTES / (1024 * 1024))));
        upload.setI18n(UploadWords.of(this, FileIntake.tooLarge(), "platform.files.wrongKind"));
        upload.addFileRejectedListener(event -> refuse(event.getErrorMessage()));
        chosen.addClassName("m-files");
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        add(upload, new Hint(getTranslation("platform.files.searched")), chosen, problem);
    }

    public List<HandedInFile> files() {
        return List.copyOf(files);
    }

    /** Once they are stored, or not wanted. */
    public void clear() {
        files.forEach(HandedInFile::close);
        files.clear();
        upload.clearFileList();
        problem.setVisible(false);
        show();
    }

    /** Takes a file as it came, or says why not. */
    public void receive(TableFile file) {
        try {
            take(intake.take(file));
        } catch (RejectedException e) {
            refuse(words(e.text()));
        }
    }

    public void refuse(String words) {
        problem.setText(words);
        problem.setVisible(true);
    }

    /** A screen or a dialog that is left gives back what nobody has sent; one that is only moved keeps it. */
    @Override
    protected void onDetach(DetachEvent detach) {
        UI ui = detach.getUI();
        if (ui.isClosing()) {
            giveBack();
        } else {
            ui.beforeClientResponse(ui, response -> {
                if (!isAttached()) {
                    giveBack();
                }
            });
        }
    }

    private void giveBack() {
        files.forEach(HandedInFile::close);
        files.clear();
    }

    private void take(HandedInFile file) {
        problem.setVisible(false);
        files.add(file);
        show();
    }

    private void show() {
        chosen.removeAll();
        for (HandedInFile file : files) {
            Button remove = new Button(getTranslation("platform.import.remove"), click -> {
                files.remove(file);
                file.close();
                show();
            });
            remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            remove.setAriaLabel(getTranslation("platform.files.remove", file.name()));
            Span size = new Span(FileSize.words(file.size()));
            size.addClassName("m-hint");
            chosen.add(new ListItem(new Span(file.name()), size, remove));
        }
    }

    private String words(MessageText text) {
        return getTranslation(text.key(), text.args().toArray());
    }

    /** What the upload's own request does; everything that touches the screen goes through its UI. */
    private final class Reception implements FileReception.Receiver {
        @Override
        public void started(UI ui) {
            later(ui, () -> problem.setVisible(false));
        }

        @Override
        public void received(UI ui, TableFile received) {
            later(
                    ui,
                    () -> {
                        upload.clearFileList();
                        receive(received);
                    },
                    received::close);
        }

        @Override
        public void failed(UI ui, MessageText why) {
            later(ui, () -> {
                upload.clearFileList();
                refuse(words(why));
            });
        }

        @Override
        public void tooLarge(UI ui) {
            later(ui, () -> {
                upload.clearFileList();
                refuse(words(FileIntake.tooLarge()));
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
                log.debug("The screen was closed before its file was taken", e);
            }
        }
    }
}
