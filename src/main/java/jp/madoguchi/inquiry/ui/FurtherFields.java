package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.inquiry.FollowUpFilter;
import jp.madoguchi.inquiry.FollowUpFilter.Work;
import jp.madoguchi.inquiry.FurtherFilter;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.ListColumn;
import jp.madoguchi.inquiry.ReissueStatement;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.inquiry.script.AnswerScript;
import org.jspecify.annotations.Nullable;

/** What fewer people narrow the list down by, below the fields that everybody uses; closed while none of it is set. */
class FurtherFields extends Details {
    /** In the place of a name: those of the user and of whoever has time. */
    static final String MINE = "@mine";

    /** In the place of a name: those of nobody in particular. */
    static final String POOL = "@pool";

    private final InquiryWords words;
    private final String user;
    private final List<AnswerScript> scripts;
    private final Select<Work> work = new Select<>();
    private final ComboBox<String> assignee = new ComboBox<>();
    private final Select<Topic> topic = new Select<>();
    private final Select<Relation> relation = new Select<>();
    private final ComboBox<AnswerScript> script = new ComboBox<>();
    private final Select<Boolean> impersonation = yesOrNo(ListColumn.IMPERSONATION.textKey());
    private final Select<Boolean> sendAgain = yesOrNo(ListColumn.SEND_AGAIN.textKey());
    private final Select<Boolean> policeTold = yesOrNo("inquiry.field.policeTold");
    private final Select<Boolean> issuerTold = yesOrNo("inquiry.field.issuerTold");
    private final TextField leastYen = new TextField(getTranslation("inquiry.list.leastYen"));
    private final Select<ReissueStatement> statement = new Select<>();
    private final Select<Boolean> merged = yesOrNo("inquiry.list.merged");
    private final List<AbstractField<?, ?>> all = List.of(
            work,
            assignee,
            topic,
            relation,
            script,
            impersonation,
            sendAgain,
            policeTold,
            issuerTold,
            leastYen,
            statement,
            merged);

    /**
     * @param user the name of the one who looks
     * @param people who has logged inquiries
     * @param scripts the latest version of each
     */
    FurtherFields(InquiryWords words, String user, List<String> people, List<AnswerScript> scripts, Runnable onChange) {
        this.words = words;
        this.user = user;
        this.scripts = scripts;
        addClassName("m-further");
        choice(work, "inquiry.list.work", List.of(Work.values()), one -> getTranslation(one.textKey()));
        choice(topic, "inquiry.field.topic", List.of(), one -> one.name().in(words.locale()));
        choice(relation, "inquiry.field.relation", List.of(Relation.values()), one -> getTranslation(one.textKey()));
        choice(
                statement,
                "inquiry.list.statement",
                List.of(ReissueStatement.values()),
                one -> getTranslation(one.textKey()));
        leastYen.setPlaceholder(getTranslation("inquiry.list.any"));
        leastYen.setClearButtonVisible(true);
        leastYen.setManualValidation(true);
        leastYen.setErrorMessage(getTranslation("inquiry.rule.amountDigits"));
        List<String> assignees = new ArrayList<>(List.of(MINE, POOL));
        Stream.concat(Stream.of(user), people.stream()).distinct().forEach(assignees::add);
        assignee.setLabel(getTranslation(ListColumn.ASSIGNEE.textKey()));
        assignee.setItems(assignees);
        assignee.setItemLabelGenerator(this::person);
        assignee.setClearButtonVisible(true);
        assignee.setPlaceholder(getTranslation("inquiry.list.any"));
        script.setLabel(getTranslation("inquiry.field.answer"));
        script.setItems(scripts);
        script.setItemLabelGenerator(AnswerScript::question);
        script.setClearButtonVisible(true);
        script.setPlaceholder(getTranslation("inquiry.list.any"));
        Div fields = new Div();
        fields.addClassName("m-filters");
        all.forEach(fields::add);
        add(fields);
        offerTopics(null);
        count();
        all.forEach(field -> field.addValueChangeListener(change -> {
            leastYen.setInvalid(!leastYen.isEmpty() && yen().isEmpty());
            count();
            onChange.run();
        }));
    }

    private <T> void choice(Select<T> field, String key, List<T> items, Function<T, String> label) {
        field.setLabel(getTranslation(key));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(getTranslation("inquiry.list.any"));
        field.setItems(items);
        field.setItemLabelGenerator(item -> item == null ? getTranslation("inquiry.list.any") : label.apply(item));
    }

    private Select<Boolean> yesOrNo(String key) {
        Select<Boolean> field = new Select<>();
        choice(field, key, List.of(true, false), yes -> getTranslation(yes ? "inquiry.yes" : "inquiry.no"));
        return field;
    }

    private String person(String name) {
        return switch (name) {
            case MINE -> getTranslation("inquiry.callback.whose.MINE");
            case POOL -> getTranslation("inquiry.promise.anybody");
            default -> name;
        };
    }

    /** Says how many are set, so that a closed one hides nothing. */
    private void count() {
        long set = all.stream().filter(field -> !field.isEmpty()).count();
        setSummaryText(getTranslation("inquiry.list.further", set));
    }

    /** The topics of this category; without one there are none to choose from. */
    void offerTopics(@Nullable Category category) {
        Topic before = topic.getValue();
        List<Topic> topics = category == null ? List.of() : category.topics();
        topic.setItems(topics);
        topic.setEnabled(!topics.isEmpty());
        topic.setValue(before != null && topics.contains(before) ? before : null);
    }

    FurtherFilter filter() {
        Topic chosen = topic.getValue();
        AnswerScript answer = script.getValue();
        return new FurtherFilter(
                chosen == null ? null : chosen.id(),
                relation.getValue(),
                impersonation.getValue(),
                answer == null ? null : answer.scriptId(),
                policeTold.getValue(),
                issuerTold.getValue(),
                yen().orElse(null),
                statement.getValue(),
                sendAgain.getValue(),
                merged.getValue(),
                followUp());
    }

    /** Empty, too, where it can't be read; the field says so. */
    private Optional<Long> yen() {
        return FraudFields.yen(leastYen.getValue());
    }

    private @Nullable FollowUpFilter followUp() {
        String who = assignee.getValue();
        if (work.getValue() == null && who == null) {
            return null;
        }
        Work what = work.getValue() == null ? Work.ALL : work.getValue();
        if (who == null || who.equals(POOL)) {
            return new FollowUpFilter(what, null, who != null);
        }
        return who.equals(MINE) ? new FollowUpFilter(what, user, true) : new FollowUpFilter(what, who, false);
    }

    void addTo(Map<String, String> parameters) {
        Topic chosen = topic.getValue();
        if (chosen != null) {
            parameters.put("topic", chosen.code());
        }
        Address.put(parameters, "relation", relation.getValue());
        Address.put(parameters, "suspected", impersonation.getValue());
        if (script.getValue() != null) {
            // nineteen digits could be taken for a card number
            parameters.put("script", InquiryNumber.of(script.getValue().scriptId()));
        }
        Address.put(parameters, "police", policeTold.getValue());
        Address.put(parameters, "issuer", issuerTold.getValue());
        yen().ifPresent(amount -> parameters.put("yen", amount.toString()));
        Address.put(parameters, "statement", statement.getValue());
        Address.put(parameters, "again", sendAgain.getValue());
        Address.put(parameters, "merged", merged.getValue());
        Address.put(parameters, "followup", work.getValue());
        if (assignee.getValue() != null) {
            parameters.put("assignee", assignee.getValue());
        }
    }

    /** The category has been taken over before. */
    void read(Address address, @Nullable Category category) {
        offerTopics(category);
        topic.setValue(
                category == null
                        ? null
                        : category.topics().stream()
                                .filter(one ->
                                        one.code().equals(address.text("topic").orElse(null)))
                                .findFirst()
                                .orElse(null));
        relation.setValue(address.one("relation", Relation.values()).orElse(null));
        impersonation.setValue(address.yes("suspected"));
        script.setValue(scripts.stream()
                .filter(one -> InquiryNumber.of(one.scriptId())
                        .equals(address.text("script").orElse(null)))
                .findFirst()
                .orElse(null));
        policeTold.setValue(address.yes("police"));
        issuerTold.setValue(address.yes("issuer"));
        leastYen.setValue(address.text("yen")
                .flatMap(FraudFields::yen)
                .map(String::valueOf)
                .orElse(""));
        statement.setValue(address.one("statement", ReissueStatement.values()).orElse(null));
        sendAgain.setValue(address.yes("again"));
        merged.setValue(address.yes("merged"));
        work.setValue(address.one("followup", Work.values()).orElse(null));
        assignee.setValue(address.text("assignee").orElse(null));
        if (all.stream().anyMatch(field -> !field.isEmpty())) {
            setOpened(true);
        }
    }
}
