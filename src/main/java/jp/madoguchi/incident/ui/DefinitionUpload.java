package jp.madoguchi.incident.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.incident.DefinitionChange;
import jp.madoguchi.incident.DefinitionFile;
import jp.madoguchi.incident.IncidentDefinition;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.PlainTable;

/** The administrator chooses the incident's definition file, sees what it would change, and applies it. */
class DefinitionUpload extends Div {
    private final transient IncidentService incidents;
    private final transient Runnable applied;
    private final Upload upload = new Upload((UploadHandler) this::received);
    private final Div result = new Div();

    DefinitionUpload(IncidentService incidents, Runnable applied) {
        this.incidents = incidents;
        this.applied = applied;
        upload.setMaxFiles(1);
        upload.setMaxFileSize(DefinitionFile.MAX_BYTES);
        upload.setAcceptedFileExtensions(".json");
        upload.setUploadButton(new Button(getTranslation("incident.definition.choose")));
        upload.setDropLabel(new Span(getTranslation("incident.definition.drop")));
        upload.addFileRejectedListener(event ->
                refuse(List.of(MessageText.of("incident.definition.rejected", DefinitionFile.MAX_BYTES / 1024))));
        result.getElement().setAttribute("role", "status");
        result.addClassName("m-definition-result");
        add(upload, result);
    }

    /** Reads no byte more than a definition may have, whatever the browser says of its length. */
    private void received(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        try (InputStream in = event.getInputStream()) {
            byte[] bytes = in.readNBytes(DefinitionFile.MAX_BYTES + 1);
            ui.access(() -> {
                upload.clearFileList();
                show(bytes);
            });
        }
    }

    void show(byte[] bytes) {
        if (bytes.length > DefinitionFile.MAX_BYTES) {
            refuse(List.of(MessageText.of("incident.definition.rejected", DefinitionFile.MAX_BYTES / 1024)));
            return;
        }
        DefinitionFile.Reading reading = DefinitionFile.read(bytes);
        IncidentDefinition definition = reading.definition();
        if (definition == null) {
            refuse(reading.problems());
            return;
        }
        try {
            preview(definition, incidents.changes(definition));
        } catch (RejectedException e) {
            refuse(List.of(e.text()));
        }
    }

    private void preview(IncidentDefinition definition, List<DefinitionChange> changes) {
        result.removeAll();
        if (changes.isEmpty()) {
            result.add(new Paragraph(getTranslation("incident.definition.same")));
            return;
        }
        PlainTable table = new PlainTable(
                getTranslation("incident.definition.changes"),
                List.of(
                        getTranslation("incident.definition.what"),
                        getTranslation("incident.definition.before"),
                        getTranslation("incident.definition.after")));
        for (DefinitionChange change : changes) {
            table.row(words(change.what()), Objects.requireNonNullElse(change.before(), "-"), change.after());
        }
        Button apply = new Button(getTranslation("incident.definition.apply"), click -> apply(definition));
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        apply.setDisableOnClick(true);
        Button cancel = new Button(getTranslation("incident.definition.cancel"), click -> result.removeAll());
        Div actions = new Div(apply, cancel);
        actions.addClassName("m-actions");
        result.add(new Paragraph(getTranslation("incident.definition.preview", changes.size())), actions, table);
    }

    private void apply(IncidentDefinition definition) {
        try {
            incidents.define(definition);
            result.removeAll();
            result.add(new Paragraph(getTranslation("incident.definition.applied")));
            applied.run();
        } catch (RejectedException e) {
            refuse(List.of(e.text()));
        }
    }

    private void refuse(List<MessageText> problems) {
        result.removeAll();
        Paragraph verdict = new Paragraph(getTranslation("incident.definition.refused", problems.size()));
        verdict.addClassName("m-error");
        UnorderedList list = new UnorderedList();
        problems.forEach(problem -> list.add(new ListItem(words(problem))));
        result.add(verdict, list);
    }

    private String words(MessageText text) {
        return getTranslation(text.key(), text.args().toArray());
    }
}
