package jp.madoguchi.outreach.template.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.NewTemplate;
import jp.madoguchi.outreach.template.TemplatePart;
import jp.madoguchi.outreach.template.TemplateProblem;
import jp.madoguchi.outreach.template.TemplateRefusedException;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.outreach.template.TemplateVersion;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Writes a template's next version; says at each part what is wrong with it, and where. */
class TemplateEditor extends Div {
    private static final int QUIET_MILLIS = 600;

    private final long incidentId;
    private final transient TemplateService templates;
    private final transient @Nullable TemplateVersion from;
    private final transient LongConsumer saved;
    private final TextField name = new TextField();
    private final Select<WaveKind> kind = new Select<>();
    private final Select<MessageChannel> channel = new Select<>();
    private final Map<TemplatePart, AbstractField<?, String>> parts = new EnumMap<>(TemplatePart.class);
    private final UnorderedList problems = new UnorderedList();
    private final Paragraph length = new Paragraph();
    private final Paragraph refusal = new Paragraph();
    private transient Runnable changed = () -> {};

    /** @param from the version to begin with; null for a new template */
    TemplateEditor(long incidentId, TemplateService templates, @Nullable TemplateVersion from, LongConsumer saved) {
        this.incidentId = incidentId;
        this.templates = templates;
        this.from = from;
        this.saved = saved;
        addClassName("m-wave-form");
        Div head = new Div(named(name, "outreach.template.name"), chosen(kind), chosen(channel));
        head.addClassName("m-wave-row");
        kind.setLabel(getTranslation("outreach.template.kind"));
        kind.setItems(WaveKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("outreach.template.kind." + one));
        kind.setValue(from == null ? WaveKind.GIFT_DELIVERY : from.kind());
        channel.setLabel(getTranslation("outreach.template.channel"));
        channel.setItems(MessageChannel.values());
        channel.setItemLabelGenerator(one -> getTranslation("outreach.template.channel." + one));
        channel.setValue(from == null ? MessageChannel.EMAIL : from.channel());
        head.setVisible(from == null);
        add(head);
        for (TemplatePart part : TemplatePart.values()) {
            add(part(part));
        }
        problems.addClassName("m-problem");
        problems.getElement().setAttribute("aria-label", getTranslation("outreach.template.problems"));
        length.addClassName("m-hint");
        length.getElement().setAttribute("role", "status");
        refusal.addClassName("m-problem");
        refusal.getElement().setAttribute("role", "alert");
        Button save = new Button(
                getTranslation(from == null ? "outreach.template.add" : "outreach.template.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this);
        Button check = new Button(getTranslation("outreach.template.check"), click -> check());
        Div actions = new Div(save, check);
        actions.addClassName("m-wave-row");
        add(length, problems, refusal, actions);
        kind.addValueChangeListener(change -> changed());
        channel.addValueChangeListener(change -> {
            fit();
            changed();
        });
        fit();
        measure();
    }

    WaveKind kind() {
        return Objects.requireNonNull(kind.getValue());
    }

    MessageChannel channel() {
        return Objects.requireNonNull(channel.getValue());
    }

    /** Without what the way doesn't carry. */
    TemplateTexts texts() {
        return new TemplateTexts(
                text(TemplatePart.SUBJECT_JA),
                text(TemplatePart.TEXT_JA),
                text(TemplatePart.HTML_JA),
                text(TemplatePart.SUBJECT_EN),
                text(TemplatePart.TEXT_EN),
                text(TemplatePart.HTML_EN));
    }

    void onChange(Runnable listener) {
        changed = listener;
    }

    private @Nullable String text(TemplatePart part) {
        AbstractField<?, String> field = Objects.requireNonNull(parts.get(part));
        return field.isVisible() ? field.getValue() : null;
    }

    private Component part(TemplatePart part) {
        String value =
                from == null ? "" : Objects.requireNonNullElse(from.texts().of(part), "");
        String label = getTranslation("outreach.template.part." + part);
        boolean subject = part == TemplatePart.SUBJECT_JA || part == TemplatePart.SUBJECT_EN;
        if (subject) {
            TextField field = new TextField(label);
            field.setManualValidation(true);
            field.setValueChangeMode(ValueChangeMode.TIMEOUT);
            field.setValueChangeTimeout(QUIET_MILLIS);
            return kept(part, field, value);
        }
        TextArea field = new TextArea(label);
        field.setManualValidation(true);
        field.setMinRows(4);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addClassName("m-wave-area");
        return kept(part, field, value);
    }

    private <F extends AbstractField<?, String>> F kept(TemplatePart part, F field, String value) {
        field.setValue(value);
        field.addValueChangeListener(change -> changed());
        parts.put(part, field);
        return field;
    }

    private static Component named(TextField field, String label) {
        field.setLabel(field.getTranslation(label));
        field.setManualValidation(true);
        return field;
    }

    private static <T> Select<T> chosen(Select<T> select) {
        select.setEmptySelectionAllowed(false);
        return select;
    }

    private void changed() {
        measure();
        changed.run();
    }

    /** A short message has neither subject nor HTML. */
    private void fit() {
        boolean mail = channel() == MessageChannel.EMAIL;
        parts.forEach((part, field) ->
                field.setVisible(mail || part == TemplatePart.TEXT_JA || part == TemplatePart.TEXT_EN));
    }

    private void measure() {
        length.setVisible(channel() == MessageChannel.SMS);
        if (length.isVisible()) {
            length.setText(templates.smsLengths(incidentId, texts()).stream()
                    .map(one -> getTranslation("outreach.template.length", one.cards(), one.units(), one.parts()))
                    .collect(Collectors.joining("　")));
        }
    }

    private void check() {
        show(templates.check(incidentId, kind(), channel(), texts()));
        if (problems.getComponentCount() == 0) {
            Notices.success(MessageText.of("outreach.template.flawless"));
        }
    }

    private void show(List<TemplateProblem> found) {
        refusal.setText("");
        name.setInvalid(false);
        problems.removeAll();
        parts.values().forEach(field -> ((HasValidation) field).setInvalid(false));
        for (TemplateProblem problem : found.reversed()) {
            HasValidation field = (HasValidation) Objects.requireNonNull(parts.get(problem.part()));
            field.setErrorMessage(Written.text(this, problem.inWords()));
            field.setInvalid(true);
        }
        found.forEach(problem -> problems.add(new ListItem(Written.text(this, problem.inWords()))));
    }

    private void save() {
        show(List.of());
        try {
            long id;
            if (from == null) {
                id = templates.add(incidentId, new NewTemplate(name.getValue(), kind(), channel(), texts()));
            } else {
                id = from.templateId();
                templates.write(id, from.number(), texts());
            }
            Notices.success(MessageText.of("outreach.template.saved"));
            saved.accept(id);
        } catch (TemplateRefusedException e) {
            show(e.problems());
        } catch (RejectedException e) {
            String why = Written.text(this, e.text());
            if ("name".equals(e.field())) {
                name.setErrorMessage(why);
                name.setInvalid(true);
            } else {
                refusal.setText(why);
            }
        }
    }
}
