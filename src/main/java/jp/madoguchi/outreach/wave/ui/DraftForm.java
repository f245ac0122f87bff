package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.MessageTemplate;
import jp.madoguchi.outreach.wave.Audience;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.outreach.wave.WaveDraft;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;

/** The fields of a wave besides its audience. */
class DraftForm extends Div {
    private final TextField titleJa = new TextField();
    private final TextField titleEn = new TextField();
    private final Select<WaveKind> kind = new Select<>();
    private final Select<MessageChannel> channel = new Select<>();
    private final Select<MessageTemplate> template = new Select<>();
    private final Checkbox perCard = new Checkbox();
    private final Checkbox outside = new Checkbox();
    private final DateTimePicker startsAt = new DateTimePicker();
    private final TimePicker sendFrom = new TimePicker();
    private final TimePicker sendUntil = new TimePicker();
    private final IntegerField perMinute = new IntegerField();
    private final IntegerField bounceCount = new IntegerField();
    private final IntegerField bouncePercent = new IntegerField();
    private final IntegerField busyPercent = new IntegerField();
    private final DatePicker surveyUntil = new DatePicker();
    private final Paragraph problem = new Paragraph();
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private final transient List<MessageTemplate> templates;

    /** @param templates of the incident, also those of other kinds */
    DraftForm(Wave wave, List<MessageTemplate> templates) {
        this.templates = templates;
        addClassName("m-wave-form");
        kind.setLabel(getTranslation("outreach.wave.kind"));
        kind.setItems(WaveKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("outreach.template.kind." + one));
        channel.setLabel(getTranslation("outreach.wave.channel"));
        channel.setItems(MessageChannel.values());
        channel.setItemLabelGenerator(one -> getTranslation("outreach.template.channel." + one));
        template.setItemLabelGenerator(one -> one == null
                ? ""
                : getTranslation("outreach.wave.template.of", one.name(), Integer.toString(one.version())));
        template.setEmptySelectionAllowed(true);
        startsAt.setLabel(getTranslation("outreach.wave.startsAt"));
        startsAt.setHelperText(getTranslation("outreach.wave.startsAt.hint"));
        startsAt.setStep(Duration.ofMinutes(15));
        startsAt.setDateAriaLabel(getTranslation("outreach.wave.startsAt.day"));
        startsAt.setTimeAriaLabel(getTranslation("outreach.wave.startsAt.time"));
        startsAt.setDatePickerI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd"));
        surveyUntil.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd"));
        perCard.setLabel(getTranslation("outreach.wave.perCard"));
        outside.setLabel(getTranslation("outreach.wave.outside"));
        sendFrom.setStep(Duration.ofMinutes(15));
        sendUntil.setStep(Duration.ofMinutes(15));
        sendFrom.setLabel(getTranslation("outreach.wave.sendFrom"));
        sendUntil.setLabel(getTranslation("outreach.wave.sendUntil"));
        perMinute.setLabel(getTranslation("outreach.wave.perMinute"));
        bounceCount.setLabel(getTranslation("outreach.wave.bounceCount"));
        bouncePercent.setLabel(getTranslation("outreach.wave.bouncePercent"));
        busyPercent.setLabel(getTranslation("outreach.wave.busyPercent"));
        busyPercent.setHelperText(getTranslation("outreach.wave.busyPercent.hint"));
        surveyUntil.setLabel(getTranslation("outreach.wave.surveyUntil"));
        titleJa.setLabel(getTranslation("outreach.wave.titleJa"));
        titleEn.setLabel(getTranslation("outreach.wave.titleEn"));
        template.setLabel(getTranslation("outreach.wave.template"));
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        add(
                row(named("titleJa", titleJa), named("titleEn", titleEn)),
                row(kind, channel, named("template", template)),
                row(perCard, outside),
                row(startsAt, named("sendFrom", sendFrom), named("sendUntil", sendUntil)),
                row(
                        named("perMinute", perMinute),
                        named("bounceCount", bounceCount),
                        named("bouncePercent", bouncePercent),
                        named("busyPercent", busyPercent)),
                row(named("surveyUntil", surveyUntil)),
                problem);
        fill(wave.draft());
        kind.addValueChangeListener(change -> offer());
        channel.addValueChangeListener(change -> offer());
    }

    private void fill(WaveDraft draft) {
        titleJa.setValue(draft.titleJa());
        titleEn.setValue(draft.titleEn());
        kind.setValue(draft.kind());
        channel.setValue(draft.channel());
        offer();
        // a version that was saved before is taken on to the latest by saving again
        templates.stream()
                .filter(one -> Objects.equals(one.versionId(), draft.templateVersionId()))
                .findFirst()
                .ifPresent(template::setValue);
        perCard.setValue(draft.perCard());
        outside.setValue(draft.outside());
        startsAt.setValue(draft.startsAt() == null ? null : Tokyo.local(draft.startsAt()));
        sendFrom.setValue(draft.sendFrom());
        sendUntil.setValue(draft.sendUntil());
        perMinute.setValue(draft.perMinute());
        bounceCount.setValue(draft.bounceCount());
        bouncePercent.setValue(draft.bouncePercent());
        busyPercent.setValue(draft.busyPercent());
        surveyUntil.setValue(draft.surveyUntil());
    }

    /** Those templates that fit. */
    private void offer() {
        MessageTemplate chosen = template.getValue();
        List<MessageTemplate> fitting = templates.stream()
                .filter(one -> !one.retired() && one.kind() == kind.getValue() && one.channel() == channel.getValue())
                .toList();
        template.setItems(fitting);
        template.setValue(chosen != null && fitting.contains(chosen) ? chosen : null);
        surveyUntil.setVisible(kind.getValue() == WaveKind.SURVEY);
    }

    void onChannel(Runnable changed) {
        channel.addValueChangeListener(change -> changed.run());
    }

    MessageChannel channel() {
        return channel.getValue();
    }

    WaveDraft draft(Audience audience) {
        MessageTemplate chosen = template.getValue();
        return new WaveDraft(
                kind.getValue(),
                channel.getValue(),
                titleJa.getValue().strip(),
                titleEn.getValue().strip(),
                chosen == null ? null : chosen.versionId(),
                audience,
                perCard.getValue(),
                outside.getValue(),
                startsAt.getValue() == null
                        ? null
                        : startsAt.getValue().atZone(Tokyo.ZONE).toInstant(),
                sendFrom.getValue(),
                sendUntil.getValue(),
                perMinute.getValue(),
                bounceCount.getValue(),
                bouncePercent.getValue(),
                busyPercent.getValue(),
                surveyUntil.isVisible() ? surveyUntil.getValue() : null);
    }

    void clear() {
        fields.values().forEach(field -> field.setInvalid(false));
        problem.setText("");
    }

    void show(RejectedException refusal) {
        String words = Words.text(this, refusal.text());
        HasValidation field = refusal.field() == null ? null : fields.get(refusal.field());
        if (field == null) {
            problem.setText(words);
        } else {
            field.setErrorMessage(words);
            field.setInvalid(true);
        }
    }

    private <F extends Component & HasValidation> F named(String name, F field) {
        field.setManualValidation(true);
        fields.put(name, field);
        return field;
    }

    private static Div row(Component... components) {
        Div row = new Div(components);
        row.addClassName("m-wave-row");
        return row;
    }
}
