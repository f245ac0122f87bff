package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.outreach.sending.OutsideBatch;
import jp.madoguchi.outreach.sending.OutsideService;
import jp.madoguchi.outreach.sending.OutsideWave;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;

/** Waves of senders outside and the files that they got. */
class OutsidePanel extends Div {
    private final OutsideService outside;
    private final long incidentId;
    private final boolean acts;
    private final Div waves = new Div();
    private final Div batches = new Div();

    /** @param acts whether the user may make and take away files */
    OutsidePanel(OutsideService outside, long incidentId, boolean acts) {
        this.outside = outside;
        this.incidentId = incidentId;
        this.acts = acts;
        add(new CardSection(getTranslation("outreach.sending.outside"), waves, batches));
    }

    void show() {
        waves.removeAll();
        batches.removeAll();
        List<OutsideWave> all = outside.waves(incidentId);
        if (all.isEmpty()) {
            waves.add(new Paragraph(getTranslation("outreach.sending.outside.none")));
            return;
        }
        List<String> columns = new ArrayList<>(words("wave", "title", "queued", "open"));
        if (acts) {
            columns.addAll(words("action"));
        }
        PlainTable table = new PlainTable(getTranslation("outreach.sending.outside"), columns);
        for (OutsideWave wave : all) {
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(SendingWords.wave(wave.number(), this)),
                    new Span(wave.title().in(getLocale())),
                    new Span("%,d".formatted(wave.queued())),
                    new Span("%,d".formatted(wave.open()))));
            if (acts) {
                cells.add(action(wave));
            }
            table.row(cells);
        }
        waves.add(table);
        List<OutsideBatch> files = outside.batches(incidentId);
        if (!files.isEmpty()) {
            batches.add(files(files));
        }
    }

    private Component action(OutsideWave wave) {
        if (!wave.running() || wave.queued() == 0) {
            return new Span("-");
        }
        Button make = new Button(getTranslation("outreach.sending.outside.make"), click -> make(wave));
        make.addThemeVariants(ButtonVariant.LUMO_SMALL);
        make.setAriaLabel(getTranslation("outreach.sending.outside.makeOf", wave.number()));
        make.setDisableOnClick(true);
        return make;
    }

    private void make(OutsideWave wave) {
        try {
            outside.handOut(incidentId, wave.id());
            Notices.success(MessageText.of("outreach.sending.outside.made"));
        } catch (RejectedException e) {
            Notices.error(e);
        }
        show();
    }

    private PlainTable files(List<OutsideBatch> files) {
        List<String> columns = new ArrayList<>(words("file", "madeAt", "madeBy", "messages", "open"));
        if (acts) {
            columns.addAll(words("download"));
        }
        PlainTable table = new PlainTable(getTranslation("outreach.sending.outside.files"), columns);
        for (OutsideBatch file : files) {
            String name = getTranslation("outreach.sending.outside.file", file.waveNumber(), file.number());
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(name),
                    new Span(JapaneseDates.dayAndTime(file.madeAt(), getLocale())),
                    new Span(file.madeBy()),
                    new Span("%,d".formatted(file.deliveries())),
                    new Span("%,d".formatted(file.open()))));
            if (acts) {
                Div links =
                        new Div(link(file, name, TableExport.CSV, "CSV"), link(file, name, TableExport.XLSX, "XLSX"));
                links.addClassName("m-sending-actions");
                cells.add(links);
            }
            table.row(cells);
        }
        return table;
    }

    private Anchor link(OutsideBatch file, String name, TableExport form, String word) {
        DownloadHandler handler = event -> {
            ExportTable table = outside.file(incidentId, file.id());
            event.setFileName("wave-" + file.waveNumber() + "-" + file.number() + "." + form.extension());
            event.setContentType(form.mediaType());
            form.write(table, event.getOutputStream());
        };
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, word);
        link.setAriaLabel(name + " " + word);
        return link;
    }

    private List<String> words(String... columns) {
        return java.util.stream.Stream.of(columns)
                .map(column -> getTranslation("outreach.sending.column." + column))
                .toList();
    }
}
