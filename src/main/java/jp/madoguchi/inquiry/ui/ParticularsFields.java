package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.DetailKind;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.FieldProblem;
import jp.madoguchi.inquiry.InquiryDraft;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** The fields of an inquiry's particulars, which the form and the columns beside it lay out. */
class ParticularsFields {
    private final TopicChoice topic;
    private final DetailFields details;
    private final Select<Relation> relation = new Select<>();
    private final Checkbox impersonation = new Checkbox();
    private final PromiseFields promise;
    private final AnswerPanel answers;
    private final Consumer<Topic> onTopic;
    private final Runnable onChange;
    private @Nullable Category category;
    private @Nullable String contactKey;
    private @Nullable CallReason reason;

    /**
     * @param onTopic is told the topic that was chosen
     * @param onChange is run whenever something has another value
     */
    ParticularsFields(
            InquiryWords words,
            ScriptService scripts,
            PromiseFields promise,
            Consumer<Topic> onTopic,
            Runnable onChange) {
        this.promise = promise;
        this.onTopic = onTopic;
        this.onChange = onChange;
        topic = new TopicChoice(words, this::topicChosen);
        details = new DetailFields(words, onChange);
        answers = new AnswerPanel(words, scripts, onChange);
        relation.setLabel(relation.getTranslation("inquiry.field.relation"));
        relation.setItems(Relation.values());
        relation.setItemLabelGenerator(one -> relation.getTranslation(one.textKey()));
        relation.setValue(Relation.HOLDER);
        relation.addClassName("m-relation");
        relation.addValueChangeListener(change -> onChange.run());
        impersonation.setLabel(impersonation.getTranslation("inquiry.field.impersonation"));
        impersonation.getElement().setAttribute("aria-keyshortcuts", "Alt+I");
        impersonation.addValueChangeListener(change -> onChange.run());
    }

    TopicChoice topic() {
        return topic;
    }

    DetailFields details() {
        return details;
    }

    Select<Relation> relation() {
        return relation;
    }

    Checkbox impersonation() {
        return impersonation;
    }

    PromiseFields promise() {
        return promise;
    }

    AnswerPanel answers() {
        return answers;
    }

    /** What this category asks for besides the text. */
    void ask(@Nullable Category of) {
        category = of;
        topic.offer(of);
        details.ask(of == null ? DetailKind.NONE : of.details());
        answers.show(of, topic.chosen());
    }

    private void topicChosen() {
        Topic chosen = topic.chosen();
        answers.show(category, chosen);
        if (chosen != null) {
            onTopic.accept(chosen);
        }
        onChange.run();
    }

    void clear() {
        set(Particulars.NONE);
    }

    void set(Particulars particulars) {
        topic.choose(particulars.topicId());
        relation.setValue(particulars.relation());
        impersonation.setValue(particulars.impersonation());
        details.set(particulars.fraud(), particulars.sendAgain(), particulars.cards());
        answers.setUsed(particulars.answerId());
        promise.set(particulars.callback());
        contactKey = particulars.contactKey();
        reason = particulars.reason();
    }

    /** Goes on with the conversation of this inquiry. */
    void goOn(InquiryDraft before) {
        String key = before.particulars().contactKey();
        contactKey = key == null ? before.key() : key;
        relation.setValue(before.particulars().relation());
        reason = before.particulars().reason();
    }

    Particulars get() {
        Topic chosen = topic.chosen();
        return new Particulars(
                chosen == null ? null : chosen.id(),
                relation.getValue() == null ? Relation.HOLDER : relation.getValue(),
                impersonation.getValue(),
                contactKey,
                details.fraud(),
                details.sendAgain(),
                details.cards(),
                answers.used(),
                promise.get(),
                reason);
    }

    /** The desk makes the call, for this reason. */
    void ring(CallReason why) {
        reason = why;
    }

    @Nullable
    CallReason reason() {
        return reason;
    }

    void showPerson(@Nullable CaseFile person) {
        details.showPerson(person);
    }

    /** Where a problem is shown, by the names that the service has for them. */
    Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>(promise.fields());
        fields.putAll(details.fields());
        return fields;
    }

    /** What is seen on the screen alone: an amount that is no number never comes to the service. */
    List<FieldProblem> unreadable() {
        return details.isUnreadable()
                ? List.of(new FieldProblem("amountYen", MessageText.of("inquiry.rule.amountDigits")))
                : List.of();
    }
}
