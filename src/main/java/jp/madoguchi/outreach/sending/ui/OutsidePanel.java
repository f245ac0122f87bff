package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.outreach.sending.OutsideBatch;
import jp.madoguchi.outreach.sending.OutsideService;
import jp.madoguchi.outreach.sending.OutsideWave;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;

/** Waves of senders outside and the files that they got. */
class OutsidePanel extends Div {
    private final OutsideService outside;
    private final long incidentId;
    private final boolean acts;
    private final FileActions actions;
    private final Div waves = new Div();
    private final Div batches = new Div();

    /** @param acts whether the user may make files */
    OutsidePanel(OutsideService outside, long incidentId, boolean acts, FileActions actions) {
        this.outside = outside;
        this.incidentId = incidentId;
        this.acts = acts;
        this.actions = actions;
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
        List<String> columns = new ArrayList<>(words("file", "madeAt", "madeBy", "messages", "open", "readings"));
        if (actions.areAny()) {
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
                    new Span("%,d".formatted(file.open())),
                    new Span("%,d".formatted(file.readings()))));
            if (actions.areAny()) {
                cells.add(actions.of(file, name, this::show));
            }
            table.row(cells);
        }
        return table;
    }

    private List<String> words(String... columns) {
        return java.util.stream.Stream.of(columns)
                .map(column -> getTranslation("outreach.sending.column." + column))
                .toList();
    }
}
