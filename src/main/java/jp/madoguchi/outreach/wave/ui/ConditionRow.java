package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.outreach.wave.Audience;
import jp.madoguchi.outreach.wave.Audience.GiftStanding;
import jp.madoguchi.outreach.wave.Audience.WaveOutcome;
import jp.madoguchi.outreach.wave.AudienceSentence;
import jp.madoguchi.outreach.wave.WaveLine;

/** One condition of the rule: what it asks, its values, and whether it is meant the other way round. */
class ConditionRow extends Div {
    private final transient Incident incident;
    private final transient List<WaveLine> waves;
    private final transient AudienceSentence sentence;
    private final transient Runnable changed;
    private final Select<ConditionKind> kind = new Select<>();
    private final Checkbox not = new Checkbox();
    private final Div values = new Div();
    private final Paragraph problem = new Paragraph();
    private transient Audience condition;

    /** @param waves that were released */
    ConditionRow(
            Incident incident,
            List<WaveLine> waves,
            AudienceSentence sentence,
            Audience from,
            Runnable changed,
            Consumer<ConditionRow> removed) {
        this.incident = incident;
        this.waves = waves;
        this.sentence = sentence;
        this.changed = changed;
        boolean reversed = from instanceof Audience.Not;
        this.condition = from instanceof Audience.Not(Audience of) ? of : from;
        addClassName("m-wave-condition");
        ConditionKind now = ConditionKind.of(condition);
        kind.setLabel(getTranslation("outreach.wave.condition"));
        kind.setItems(Stream.of(ConditionKind.values())
                .filter(one -> one != ConditionKind.NESTED || now == ConditionKind.NESTED)
                .toList());
        kind.setItemLabelGenerator(one -> getTranslation("outreach.wave.condition." + one));
        kind.setValue(now);
        kind.addValueChangeListener(change -> {
            condition = change.getValue().blank();
            fill();
            changed.run();
        });
        not.setLabel(getTranslation("outreach.wave.condition.not"));
        not.setValue(reversed);
        not.addValueChangeListener(change -> changed.run());
        values.addClassName("m-wave-row");
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        Button remove = new Button(getTranslation("outreach.wave.condition.remove"), click -> removed.accept(this));
        remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        Div row = new Div(kind, values, not, remove);
        row.addClassName("m-wave-row");
        add(row, problem);
        fill();
    }

    Audience condition() {
        return not.getValue() ? new Audience.Not(condition) : condition;
    }

    void problem(String text) {
        problem.setText(text);
    }

    private void fill() {
        values.removeAll();
        switch (condition) {
            case Audience.IssuedBy issued -> values.add(issuers(issued));
            case Audience.GiftIs gift -> values.add(standings(gift));
            case Audience.InWave in -> wave(in);
            case Audience.Purchased purchased -> days(purchased);
            case Audience.AllOf all -> values.add(said());
            case Audience.AnyOf any -> values.add(said());
            case Audience.Not nested -> values.add(said());
            case Audience.HasEmail any -> {}
            case Audience.EmailBounced any -> {}
            case Audience.HasMobile any -> {}
        }
    }

    private Span said() {
        return new Span(sentence.of(condition, incident, getLocale()));
    }

    private Component issuers(Audience.IssuedBy issued) {
        MultiSelectComboBox<String> box = new MultiSelectComboBox<>(getTranslation("outreach.wave.condition.ISSUER"));
        box.setItems(incident.issuers().stream().map(Issuer::code).toList());
        box.setItemLabelGenerator(code -> incident.issuer(code)
                .map(issuer -> issuer.name().in(getLocale()))
                .orElse(code));
        box.setValue(issued.issuers());
        heard(box, () -> condition = new Audience.IssuedBy(box.getValue()));
        return box;
    }

    private Component standings(Audience.GiftIs gift) {
        MultiSelectComboBox<GiftStanding> box =
                new MultiSelectComboBox<>(getTranslation("outreach.wave.condition.GIFT"));
        box.setItems(GiftStanding.values());
        box.setItemLabelGenerator(one -> getTranslation("outreach.wave.audience.gift." + one));
        box.setValue(gift.standings());
        heard(box, () -> condition = new Audience.GiftIs(Set.copyOf(box.getValue())));
        return box;
    }

    private void wave(Audience.InWave in) {
        ComboBox<Integer> number = new ComboBox<>(getTranslation("outreach.wave.condition.WAVE"));
        number.setItems(waves.stream().map(WaveLine::number).toList());
        number.setItemLabelGenerator(one -> waves.stream()
                .filter(line -> line.number() == one)
                .map(line -> getTranslation(
                        "outreach.wave.link", one.toString(), line.title().in(getLocale())))
                .findFirst()
                .orElse(one.toString()));
        number.setValue(in.number());
        Select<WaveOutcome> outcome = new Select<>();
        outcome.setLabel(getTranslation("outreach.wave.condition.outcome"));
        outcome.setItems(WaveOutcome.values());
        outcome.setItemLabelGenerator(one -> getTranslation("outreach.wave.outcome." + one));
        outcome.setValue(in.outcome());
        Runnable take = () -> condition = new Audience.InWave(number.getValue(), outcome.getValue());
        heard(number, take);
        heard(outcome, take);
        values.add(number, outcome);
    }

    private void days(Audience.Purchased purchased) {
        DatePicker from = day("outreach.wave.condition.from");
        DatePicker to = day("outreach.wave.condition.to");
        from.setValue(purchased.from());
        to.setValue(purchased.to());
        Runnable take = () -> condition = new Audience.Purchased(from.getValue(), to.getValue());
        heard(from, take);
        heard(to, take);
        values.add(from, to);
    }

    private DatePicker day(String label) {
        DatePicker day = new DatePicker(getTranslation(label));
        day.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd"));
        day.setManualValidation(true);
        return day;
    }

    private void heard(HasValue<?, ?> field, Runnable take) {
        field.addValueChangeListener(change -> {
            take.run();
            changed.run();
        });
    }
}
