package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.CardStatement;
import jp.madoguchi.inquiry.FraudDetails;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import org.jspecify.annotations.Nullable;

/** Below details that stand in several fields: what somebody else has made of them meanwhile. */
class OtherDetails extends Paragraph implements HasHelper {
    private final ParticularsWords words;

    /** @param person whose cards are spoken of */
    OtherDetails(InquiryWords words, @Nullable CaseFile person) {
        this.words = new ParticularsWords(words, person);
        addClassName("m-hint");
        setVisible(false);
    }

    @Override
    public void setHelperText(@Nullable String text) {
        setText(text == null ? "" : text);
        setVisible(text != null && !text.isEmpty());
    }

    String fraud(@Nullable FraudDetails fraud) {
        return earlier(
                "inquiry.correct.fraud",
                new Particulars(null, Relation.HOLDER, false, null, fraud, false, List.of(), null, null));
    }

    String sendAgain(boolean wished) {
        return earlier("inquiry.field.sendAgain", getTranslation(wished ? "inquiry.yes" : "inquiry.no"));
    }

    String cards(List<CardStatement> cards) {
        return earlier(
                "inquiry.field.cards",
                new Particulars(null, Relation.HOLDER, false, null, null, false, cards, null, null));
    }

    private String earlier(String label, Particulars particulars) {
        Map<String, String> said = words.of(particulars);
        return earlier(
                label,
                said.entrySet().stream()
                        .map(one -> getTranslation(one.getKey()) + " " + one.getValue())
                        .collect(Collectors.joining("、")));
    }

    private String earlier(String label, String value) {
        return getTranslation("inquiry.correct.otherDetails", getTranslation(label), value.isEmpty() ? "-" : value);
    }
}
