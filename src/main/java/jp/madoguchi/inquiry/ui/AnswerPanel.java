package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.inquiry.script.AnswerScript;
import jp.madoguchi.inquiry.script.ScriptService;
import org.jspecify.annotations.Nullable;

/** What is answered to the chosen question, and which of it was used. */
class AnswerPanel extends Section {
    private final InquiryWords words;
    private final ScriptService scripts;
    private final Runnable onChange;
    private final Div body = new Div();
    private final List<Button> buttons = new ArrayList<>();
    private List<AnswerScript> shown = List.of();
    private @Nullable Category category;
    private @Nullable Topic topic;
    private @Nullable Long used;

    AnswerPanel(InquiryWords words, ScriptService scripts, Runnable onChange) {
        this.words = words;
        this.scripts = scripts;
        this.onChange = onChange;
        addClassName("m-answers");
        add(new H2(getTranslation("inquiry.answers.title")), body);
        body.addClassName("m-answers-body");
        paint();
    }

    /** Shows what is answered to this; what was marked as used stays so while it is shown. */
    void show(@Nullable Category ofCategory, @Nullable Topic ofTopic) {
        if (!Objects.equals(category, ofCategory) || !Objects.equals(topic, ofTopic)) {
            category = ofCategory;
            topic = ofTopic;
            refresh();
        }
    }

    /** The city may have written another version meanwhile. */
    void refresh() {
        List<AnswerScript> now = category == null
                ? List.of()
                : scripts.answers(words.incident().id(), category.id(), topic == null ? null : topic.id());
        if (!now.equals(shown) || buttons.isEmpty()) {
            shown = now;
            if (shown.stream().noneMatch(answer -> isUsed(answer))) {
                used = null;
            }
            paint();
        }
    }

    @Nullable
    Long used() {
        return used;
    }

    void setUsed(@Nullable Long versionId) {
        used = versionId;
        mark();
    }

    /** Marks the next of the answers as the one that was used; after the last one none. */
    void useNext() {
        int now = -1;
        for (int i = 0; i < shown.size(); i++) {
            now = isUsed(shown.get(i)) ? i : now;
        }
        use(now + 1 < shown.size() ? shown.get(now + 1) : null);
    }

    private void use(@Nullable AnswerScript answer) {
        setUsed(answer == null ? null : answer.versionId());
        onChange.run();
    }

    private boolean isUsed(AnswerScript answer) {
        return Long.valueOf(answer.versionId()).equals(used);
    }

    private void paint() {
        body.removeAll();
        buttons.clear();
        if (shown.isEmpty()) {
            Paragraph none = new Paragraph(
                    getTranslation(category == null ? "inquiry.answers.chooseFirst" : "inquiry.answers.none"));
            none.addClassName("m-hint");
            body.add(none);
        }
        for (AnswerScript answer : shown) {
            body.add(answer(answer, answer.equals(shown.getFirst())));
        }
        mark();
    }

    private Details answer(AnswerScript answer, boolean open) {
        Paragraph text = new Paragraph(answer.answer());
        text.addClassName("m-answer-text");
        Div content = new Div(text);
        if (!answer.checkList().isEmpty()) {
            UnorderedList checks = new UnorderedList();
            checks.addClassName("m-answer-checks");
            answer.checkList().forEach(check -> checks.add(new ListItem(check)));
            content.add(checks);
        }
        Button button = new Button(getTranslation("inquiry.answers.use"), click -> use(isUsed(answer) ? null : answer));
        button.setSuffixComponent(InquiryEntry.key("F9"));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        buttons.add(button);
        content.add(button);
        Details details = new Details(answer.question(), content);
        details.setOpened(open);
        details.addClassName("m-answer");
        return details;
    }

    private void mark() {
        for (int i = 0; i < buttons.size(); i++) {
            boolean isUsed = isUsed(shown.get(i));
            Button button = buttons.get(i);
            button.getElement().setAttribute("aria-pressed", Boolean.toString(isUsed));
            button.setText(getTranslation(isUsed ? "inquiry.answers.used" : "inquiry.answers.use"));
            button.setThemeVariants(isUsed, ButtonVariant.LUMO_PRIMARY);
        }
    }
}
