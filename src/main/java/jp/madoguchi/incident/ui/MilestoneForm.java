package jp.madoguchi.incident.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import jp.madoguchi.incident.Milestone.Channel;
import jp.madoguchi.incident.Milestone.MilestoneKind;
import jp.madoguchi.incident.MilestoneDefinition;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;

/** One new milestone. */
class MilestoneForm extends Div {
    private final DatePicker startsOn = new DatePicker();
    private final DatePicker endsOn = new DatePicker();
    private final Select<MilestoneKind> kind = new Select<>();
    private final Select<Channel> channel = new Select<>();
    private final TextField titleJa = new TextField();
    private final TextField titleEn = new TextField();
    private final transient Consumer<MilestoneDefinition> add;

    /** @param add stores it, or says by a {@link RejectedException} why not */
    MilestoneForm(Consumer<MilestoneDefinition> add) {
        this.add = add;
        addClassName("m-milestone-form");
        DatePicker.DatePickerI18n format = new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd");
        startsOn.setLabel(getTranslation("incident.milestone.startsOn"));
        startsOn.setI18n(format);
        endsOn.setLabel(getTranslation("incident.milestone.endsOn"));
        endsOn.setI18n(format);
        startsOn.addValueChangeListener(change -> {
            if (endsOn.isEmpty()) {
                endsOn.setValue(change.getValue());
            }
        });
        kind.setLabel(getTranslation("incident.milestone.kind"));
        kind.setItems(MilestoneKind.values());
        kind.setItemLabelGenerator(k -> getTranslation("incident.milestone.kind." + k));
        kind.setValue(MilestoneKind.OTHER);
        channel.setLabel(getTranslation("incident.milestone.channel"));
        channel.setItems(Channel.values());
        channel.setItemLabelGenerator(c -> getTranslation("incident.milestone.channel." + c));
        channel.setValue(Channel.NONE);
        titleJa.setLabel(getTranslation("incident.milestone.titleJa"));
        titleJa.setMaxLength(200);
        titleEn.setLabel(getTranslation("incident.milestone.titleEn"));
        titleEn.setMaxLength(200);
        add(startsOn, endsOn, kind, channel, titleJa, titleEn);
        add(new Button(getTranslation("incident.milestone.add"), click -> submit()));
    }

    private void submit() {
        for (HasValidation field : fields().values()) {
            field.setInvalid(false);
        }
        LocalDate start = startsOn.getValue();
        LocalDate end = endsOn.getValue();
        if (start == null || end == null) {
            show(start == null ? "startsOn" : "endsOn", MessageText.of("incident.milestone.dayMissing"));
            return;
        }
        try {
            add.accept(new MilestoneDefinition(
                    start,
                    end,
                    kind.getValue(),
                    channel.getValue(),
                    new LocalizedText(
                            titleJa.getValue().strip(), titleEn.getValue().strip())));
            titleJa.clear();
            titleEn.clear();
        } catch (RejectedException e) {
            show(String.valueOf(e.field()), e.text());
        }
    }

    private void show(String name, MessageText why) {
        HasValidation field = fields().getOrDefault(name, startsOn);
        field.setErrorMessage(getTranslation(why.key(), why.args().toArray()));
        field.setInvalid(true);
    }

    private Map<String, HasValidation> fields() {
        return Map.of("startsOn", startsOn, "endsOn", endsOn, "titleJa", titleJa, "titleEn", titleEn);
    }
}
