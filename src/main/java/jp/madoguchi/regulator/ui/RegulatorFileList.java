package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.platform.files.FileDownload;
import jp.madoguchi.platform.files.FileSize;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.regulator.RegulatorFile;
import jp.madoguchi.regulator.RegulatorFileService;
import org.jspecify.annotations.Nullable;

/** Files to take away, each with its size and the beginning of its digest; what is in one is read when it is asked for. */
@CssImport("./styles/files.css")
class RegulatorFileList extends UnorderedList {
    private static final int DIGEST_SHOWN = 12;

    /** @param remove what happens when one is to be taken away; absent for whoever may not */
    RegulatorFileList(List<RegulatorFile> all, RegulatorFileService files, @Nullable Consumer<RegulatorFile> remove) {
        addClassName("m-files");
        for (RegulatorFile file : all) {
            ListItem item = new ListItem(
                    RegisterWords.download(
                            event -> {
                                FileDownload download = files.content(file.id());
                                event.setFileName(download.name());
                                event.setContentType(download.type().mediaType());
                                event.getOutputStream().write(download.bytes());
                            },
                            file.name()),
                    details(file));
            if (file.removed() != null) {
                item.add(new Hint(getTranslation("regulator.file.removedBy", RegisterWords.signed(file.removed()))));
            } else if (remove != null) {
                Button button = new Button(getTranslation("regulator.file.remove"), click -> remove.accept(file));
                button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
                button.setAriaLabel(getTranslation("regulator.file.removeOf", file.name()));
                item.add(button);
            }
            add(item);
        }
    }

    private static Span details(RegulatorFile file) {
        Span details = new Span(
                FileSize.words(file.size()) + "　SHA-256 " + file.sha256().substring(0, DIGEST_SHOWN) + "…");
        details.addClassName("m-hint");
        details.setTitle(file.sha256());
        return details;
    }
}
