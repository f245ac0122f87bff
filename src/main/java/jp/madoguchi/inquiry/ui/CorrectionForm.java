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
import jp.madoguchi.incident.DetailKind;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.Corrected;
import jp.madoguchi.inquiry.CorrectionRight;
import jp.madoguchi.inquiry.CorrectionService;
import jp.madoguchi.inquiry.FraudDetails;
import jp.madoguchi.inquiry.InquiryValues;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.inquiry.ui.CorrectionParts.Part;
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
    private final PersonField person;
    private final DetailFields details;
    private final CorrectionParts parts;
    private final InquiryWords words;
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private int version;
    private boolean following;

    /**
     * @param now what the inquiry says
     * @param person whom it is about, to choose from
     * @param version how many corrections the user has seen
     * @param onStale is run when somebody else was quicker; what was typed stays
     */
    CorrectionForm(
            long inquiryId,
            InquiryValues now,
            PersonField person,
            int version,
            CorrectionRight right,
            CorrectionService corrections,
            InquiryWords words,
            Runnable onSaved,
            Runnable onStale) {
        this.corrections = corrections;
        this.inquiryId = inquiryId;
        this.parts = new CorrectionParts(now);
        this.words = words;
        this.person = person;
        this.version = version;
        this.onSaved = onSaved;
        this.onStale = onStale;
        addClassName("m-correction");
        category.setLabel(getTranslation("inquiry.field.category"));
        category.setItems(words.incident().categories());
        category.setItemLabelGenerator(one -> words.category(one.id()));
        category.setValue(category(now.categoryId()));
        topic.setLabel(getTranslation("inquiry.field.topic"));
        topic.setItemLabelGenerator(one ->
                one == null ? getTranslation("inquiry.topic.none") : one.name().in(words.locale()));
        topic.setEmptySelectionAllowed(true);
        topic.setEmptySelectionCaption(getTranslation("inquiry.topic.none"));
        showTopics(now.topicId());
        details = new DetailFields(words, () -> {});
        person.show(now.caseId());
        details.showPerson(person.getValue());
        details.set(now.fraud(), now.sendAgain(), now.cards());
        showDetails();
        category.addValueChangeListener(change -> {
            showTopics(null);
            showDetails();
        });
        person.addValueChangeListener(change -> {
            // what was said of cards was said of somebody else's; where another correction is followed, it brings its
            // own
            if (!following) {
                details.setCards(List.of());
            }
            details.showPerson(change.getValue());
        });
        relation.setLabel(getTranslation("inquiry.field.relation"));
        relation.setItems(Relation.values());
        relation.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        relation.setValue(now.relation());
        outcome.setLabel(getTranslation("inquiry.field.outcome"));
        outcome.setItems(Outcome.values());
        outcome.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        outcome.setValue(now.outcome());
        channel.setLabel(getTranslation("inquiry.field.channel"));
        channel.setItems(Channel.values());
        channel.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        channel.setValue(now.channel());
        caller.setValue(now.caller() == null ? "" : now.caller());
        caller.setManualValidation(true);
        summary.setValue(now.summary());
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
        fields.put("caseId", person);
        fields.putAll(details.fields());
        fields.put("summary", summary);
        fields.put("reason", reason);
        Div choices = new Div(category, topic, outcome, channel, caller, relation, person);
        choices.addClassName("m-correction-choices");
        OtherDetails fraud = new OtherDetails(words, person.getValue());
        OtherDetails again = new OtherDetails(words, person.getValue());
        OtherDetails cards = new OtherDetails(words, person.getValue());
        add(choices, details, fraud, again, cards, summary, reason);
        followOthers();
        followOthersDetails(fraud, again, cards);
    }

    private @Nullable Category category(@Nullable Long id) {
        return id == null ? null : words.incident().category(id).orElse(null);
    }

    /** In this order: a category brings its topics and details with it. */
    private void followOthers() {
        parts.add(new Part<@Nullable Category>(
                category,
                values -> category(values.categoryId()),
                category::getValue,
                category::setValue,
                other -> earlier(other == null ? "-" : words.category(other.id()))));
        parts.add(new Part<@Nullable Long>(
                topic,
                InquiryValues::topicId,
                () -> topic.getValue() == null ? null : topic.getValue().id(),
                this::showTopics,
                other -> earlier(
                        category.getValue() == null
                                ? ""
                                : words.topic(category.getValue().id(), other))));
        parts.add(new Part<>(
                relation,
                InquiryValues::relation,
                relation::getValue,
                relation::setValue,
                other -> earlier(getTranslation(other.textKey()))));
        parts.add(new Part<@Nullable Outcome>(
                outcome,
                InquiryValues::outcome,
                outcome::getValue,
                outcome::setValue,
                other -> earlier(other == null ? "-" : getTranslation(other.textKey()))));
        parts.add(new Part<@Nullable Channel>(
                channel,
                InquiryValues::channel,
                channel::getValue,
                channel::setValue,
                other -> earlier(other == null ? "-" : getTranslation(other.textKey()))));
        parts.add(new Part<>(
                caller,
                values -> values.caller() == null ? "" : values.caller(),
                caller::getValue,
                caller::setValue,
                this::earlier));
        parts.add(new Part<@Nullable Long>(
                person, InquiryValues::caseId, person::caseId, person::show, other -> earlier(person.number(other))));
        parts.add(new Part<>(summary, InquiryValues::summary, summary::getValue, summary::setValue, this::earlier));
    }

    private void followOthersDetails(OtherDetails fraud, OtherDetails again, OtherDetails cards) {
        parts.add(new Part<@Nullable FraudDetails>(
                fraud, InquiryValues::fraud, () -> values().fraud(), details::setFraud, fraud::fraud));
        parts.add(new Part<>(
                again, InquiryValues::sendAgain, details::sendAgain, details::setSendAgain, again::sendAgain));
        parts.add(new Part<>(cards, InquiryValues::cards, () -> values().cards(), details::setCards, cards::cards));
    }

    private String earlier(String value) {
        return getTranslation("inquiry.correct.other", value.isEmpty() ? "-" : value);
    }

    private void showDetails() {
        Category of = category.getValue();
        details.ask(of == null ? DetailKind.NONE : of.details());
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

    /** From now on the user has seen so many corrections, after which the inquiry says this; what was typed stays. */
    void seen(InquiryValues now, int corrected) {
        version = corrected;
        following = true;
        parts.follow(now);
        following = false;
    }

    private void save() {
        fields.values().forEach(field -> field.setInvalid(false));
        if (details.isVisible() && details.isUnreadable()) {
            refuse(new RejectedException("amountYen", MessageText.of("inquiry.rule.amountDigits")));
            return;
        }
        try {
            Corrected corrected = corrections.correct(inquiryId, version, values(), reason.getValue());
            Notices.success(MessageText.of("inquiry.correct.done"));
            if (corrected.settledBefore()) {
                Notices.error(MessageText.of("inquiry.correct.settledBefore"));
            }
            onSaved.run();
        } catch (RejectedException e) {
            refuse(e);
        }
    }

    private InquiryValues values() {
        Category chosen = category.getValue();
        return new InquiryValues(
                chosen == null ? null : chosen.id(),
                topic.getValue() == null ? null : topic.getValue().id(),
                relation.getValue(),
                outcome.getValue(),
                channel.getValue(),
                caller.getValue(),
                person.caseId(),
                summary.getValue(),
                details.fraud(),
                details.sendAgain(),
                details.allCards());
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
