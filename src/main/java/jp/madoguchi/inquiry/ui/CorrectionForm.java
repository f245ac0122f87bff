package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.CorrectionRight;
import jp.madoguchi.inquiry.CorrectionService;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryValues;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** The fields of an inquiry once more, filled with what it says. */
class CorrectionForm extends Div {
    private final CorrectionService corrections;
    private final long inquiryId;
    private final Runnable onSaved;
    private final Runnable onStale;
    private final Select<Category> category = new Select<>();
    private final Select<Topic> topic = new Select<>();
    private final Select<Relation> relation = new Select<>();
    private final Select<Outcome> outcome = new Select<>();
    private final Select<Channel> channel = new Select<>();
    private final TextField caller = new TextField(getTranslation("inquiry.field.caller"));
    private final TextArea summary = new TextArea(getTranslation("inquiry.field.summary"));
    private final TextArea reason = new TextArea(getTranslation("inquiry.correct.reasonField"));
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private int version;

    /**
     * @param version how many corrections the user has seen
     * @param onStale is run when somebody else was quicker; what was typed stays
     */
    CorrectionForm(
            InquiryLine inquiry,
            Relation relationNow,
            int version,
            CorrectionRight right,
            CorrectionService corrections,
            InquiryWords words,
            Runnable onSaved,
            Runnable onStale) {
        this.corrections = corrections;
        this.inquiryId = inquiry.id();
        this.version = version;
        this.onSaved = onSaved;
        this.onStale = onStale;
        addClassName("m-correction");
        category.setLabel(getTranslation("inquiry.field.category"));
        category.setItems(words.incident().categories());
        category.setItemLabelGenerator(one -> words.category(one.id()));
        category.setValue(words.incident().category(inquiry.categoryId()).orElse(null));
        topic.setLabel(getTranslation("inquiry.field.topic"));
        topic.setItemLabelGenerator(one ->
                one == null ? getTranslation("inquiry.topic.none") : one.name().in(words.locale()));
        topic.setEmptySelectionAllowed(true);
        topic.setEmptySelectionCaption(getTranslation("inquiry.topic.none"));
        showTopics(inquiry.topicId());
        category.addValueChangeListener(change -> showTopics(null));
        relation.setLabel(getTranslation("inquiry.field.relation"));
        relation.setItems(Relation.values());
        relation.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        relation.setValue(relationNow);
        outcome.setLabel(getTranslation("inquiry.field.outcome"));
        outcome.setItems(Outcome.values());
        outcome.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        outcome.setValue(inquiry.outcome());
        channel.setLabel(getTranslation("inquiry.field.channel"));
        channel.setItems(Channel.values());
        channel.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        channel.setValue(inquiry.channel());
        caller.setValue(inquiry.caller() == null ? "" : inquiry.caller());
        caller.setManualValidation(true);
        summary.setValue(inquiry.summary());
        summary.setManualValidation(true);
        reason.setManualValidation(true);
        reason.setRequiredIndicatorVisible(right == CorrectionRight.WITH_REASON);
        reason.setHelperText(getTranslation(
                right == CorrectionRight.WITH_REASON ? "inquiry.correct.reasonNeeded" : "inquiry.correct.reasonFree"));
        fields.put("categoryId", category);
        fields.put("topicId", topic);
        fields.put("relation", relation);
        fields.put("outcome", outcome);
        fields.put("channel", channel);
        fields.put("caller", caller);
        fields.put("summary", summary);
        fields.put("reason", reason);
        Div choices = new Div(category, topic, outcome, channel, caller, relation);
        choices.addClassName("m-correction-choices");
        add(choices, summary, reason);
    }

    private void showTopics(@Nullable Long chosen) {
        Category of = category.getValue();
        List<Topic> topics = of == null ? List.of() : of.topics();
        topic.setItems(topics);
        topic.setValue(topics.stream()
                .filter(one -> Long.valueOf(one.id()).equals(chosen))
                .findFirst()
                .orElse(null));
        topic.setEnabled(!topics.isEmpty());
    }

    /** Stands in the dialog's footer. */
    Button saveButton() {
        Button save = new Button(getTranslation("inquiry.correct.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> save.setEnabled(true));
        return save;
    }

    /** From now on the user has seen so many corrections; what was typed stays. */
    void seen(int corrected) {
        version = corrected;
    }

    private void save() {
        fields.values().forEach(field -> field.setInvalid(false));
        Category chosen = category.getValue();
        try {
            corrections.correct(
                    inquiryId,
                    version,
                    new InquiryValues(
                            chosen == null ? null : chosen.id(),
                            topic.getValue() == null ? null : topic.getValue().id(),
                            relation.getValue(),
                            outcome.getValue(),
                            channel.getValue(),
                            caller.getValue(),
                            summary.getValue()),
                    reason.getValue());
            Notices.success(MessageText.of("inquiry.correct.done"));
            onSaved.run();
        } catch (RejectedException e) {
            refuse(e);
        }
    }

    private void refuse(RejectedException refusal) {
        String text = getTranslation(refusal.text().key(), refusal.text().args().toArray());
        HasValidation field = refusal.field() == null ? null : fields.get(refusal.field());
        if (field != null) {
            field.setErrorMessage(text);
            field.setInvalid(true);
        } else {
            Notices.error(refusal);
        }
        if ("version".equals(refusal.field())) {
            onStale.run();
        }
    }
}
