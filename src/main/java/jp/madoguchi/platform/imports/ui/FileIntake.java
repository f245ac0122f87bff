package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.Command;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.table.TableReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a file is dropped or chosen, with the character set to read it in. What happens with it is its user's business. */
@CssImport("./styles/import-panel.css")
public final class FileIntake extends Div {

    private static final Logger log = LoggerFactory.getLogger(FileIntake.class);

    /** Called with the lock of the session. */
    public interface Receiver {

        /** The file is on its way. */
        void started();

        void received(TableFile file);

        void refused(MessageText why);

        /** The same file is to be read in another character set. */
        void charsetChosen(CharsetChoice charset);
    }

    private final transient Receiver receiver;
    private final Upload upload = new ImportUpload(new FileReception(new Reception()));
    private final Select<CharsetChoice> charset = new Select<>();

    public FileIntake(Receiver receiver) {
        this.receiver = receiver;
        addClassName("import-intake");
        charset.setLabel(getTranslation("platform.import.charset"));
        charset.setItems(CharsetChoice.values());
        charset.setItemLabelGenerator(choice -> getTranslation("platform.import.charset." + choice.name()));
        charset.setValue(CharsetChoice.AUTO);
        charset.addValueChangeListener(change -> receiver.charsetChosen(change.getValue()));
        upload.addFileRejectedListener(
                event -> receiver.refused(MessageText.of("platform.import.notTaken", event.getErrorMessage())));
        add(upload, charset);
    }

    public CharsetChoice charset() {
        return charset.getValue();
    }

    /** Forgets the name of the last file. */
    public void clear() {
        upload.clearFileList();
    }

    /** What the upload's own request does; everything that touches the screen goes through its UI. */
    private final class Reception implements FileReception.Receiver {

        @Override
        public void started(UI ui) {
            later(ui, receiver::started);
        }

        @Override
        public void received(UI ui, TableFile file) {
            later(
                    ui,
                    () -> {
                        clear();
                        receiver.received(file);
                    },
                    file::close);
        }

        @Override
        public void failed(UI ui, MessageText why) {
            later(ui, () -> {
                clear();
                receiver.refused(why);
            });
        }

        @Override
        public void tooLarge(UI ui) {
            later(ui, () -> {
                clear();
                receiver.refused(TableReader.tooLarge());
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
                log.debug("The screen was closed before its file arrived", e);
            }
        }
    }
}
