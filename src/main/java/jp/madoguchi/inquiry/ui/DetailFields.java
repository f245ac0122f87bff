package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.incident.DetailKind;
import jp.madoguchi.inquiry.CardStatement;
import jp.madoguchi.inquiry.FraudDetails;
import org.jspecify.annotations.Nullable;

/** What the chosen category asks for besides the text; each kind appears with its category and keeps what was put in. */
class DetailFields extends Div {
    private final FraudFields fraud;
    private final Checkbox sendAgain = new Checkbox(getTranslation("inquiry.field.sendAgain"));
    private final CardStatementFields cards;

    DetailFields(InquiryWords words, Runnable onChange) {
        addClassName("m-details");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("inquiry.details.title"));
        fraud = new FraudFields(onChange);
        cards = new CardStatementFields(words, onChange);
        Span what = new Span(getTranslation("inquiry.sendAgain.what"));
        what.addClassName("m-hint");
        sendAgain.setHelperComponent(what);
        sendAgain.addValueChangeListener(change -> onChange.run());
        add(fraud, sendAgain, cards);
        ask(DetailKind.NONE);
    }

    void ask(DetailKind kind) {
        setVisible(kind != DetailKind.NONE);
        fraud.setVisible(kind == DetailKind.FRAUD);
        sendAgain.setVisible(kind == DetailKind.GIFT);
        cards.setVisible(kind == DetailKind.REISSUE);
    }

    /** Whose cards can be spoken of. */
    void showPerson(@Nullable CaseFile person) {
        cards.show(person);
    }

    void clear() {
        fraud.set(null);
        sendAgain.clear();
        cards.set(List.of());
    }

    void setFraud(@Nullable FraudDetails details) {
        fraud.set(details);
    }

    void setSendAgain(boolean again) {
        sendAgain.setValue(again);
    }

    void setCards(List<CardStatement> statements) {
        cards.set(statements);
    }

    void set(@Nullable FraudDetails details, boolean again, List<CardStatement> statements) {
        fraud.set(details);
        sendAgain.setValue(again);
        cards.set(statements);
    }

    @Nullable
    FraudDetails fraud() {
        return fraud.get();
    }

    boolean sendAgain() {
        return sendAgain.getValue();
    }

    List<CardStatement> cards() {
        return cards.get();
    }

    /** With what stands there of cards that aren't the person's, or no longer. */
    List<CardStatement> allCards() {
        return cards.all();
    }

    /** What can't even be read, such as an amount without a digit. */
    boolean isUnreadable() {
        return fraud.isVisible() && fraud.isUnreadable();
    }

    /** Where a problem is shown, by the names that the service has for them. */
    Map<String, HasValidation> fields() {
        return Map.of(
                "amountYen", fraud.amount(), "noticedOn", fraud.noticedOn(), "sendAgain", sendAgain, "cards", cards);
    }
}
