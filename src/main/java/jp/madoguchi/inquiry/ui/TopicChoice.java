package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Topic;
import org.jspecify.annotations.Nullable;

/** The topics of the chosen category, each by one key; nothing where it has none. */
class TopicChoice extends Div {
    private final InquiryWords words;
    private final Runnable onChange;
    private @Nullable Category category;
    private @Nullable KeyChoice<Topic> choice;

    TopicChoice(InquiryWords words, Runnable onChange) {
        this.words = words;
        this.onChange = onChange;
        addClassName("m-topic-choice");
        // all letters from the beginning on: who knows the keys presses the topic's before the server has shown it
        words.incident().categories().stream()
                .flatMap(one -> one.topics().stream())
                .map(Topic::shortcut)
                .distinct()
                .forEach(letter -> Shortcuts.addShortcutListener(
                        this, () -> press(letter), KeyChoice.keyOf(letter), KeyModifier.ALT));
    }

    /** Offers the topics of this category, none of them chosen, unless it is offered already. */
    void offer(@Nullable Category newCategory) {
        if (newCategory != null && newCategory.equals(category)) {
            return;
        }
        category = newCategory;
        choice = null;
        removeAll();
        if (newCategory != null && !newCategory.topics().isEmpty()) {
            KeyChoice<Topic> topics = new KeyChoice<>(getTranslation("inquiry.field.topic"));
            topics.addClassName("m-key-choice-optional");
            newCategory
                    .topics()
                    .forEach(topic ->
                            topics.addOptionHeardElsewhere(topic, topic.name().in(words.locale()), topic.shortcut()));
            topics.addValueChangeListener(change -> onChange.run());
            choice = topics;
            add(topics);
        }
    }

    boolean press(String key) {
        return choice != null && choice.press(key);
    }

    @Nullable
    Topic chosen() {
        return choice == null ? null : choice.getValue();
    }

    void choose(@Nullable Long topicId) {
        if (choice != null && category != null) {
            choice.setValue(topicId == null ? null : category.topic(topicId).orElse(null));
        }
    }
}
