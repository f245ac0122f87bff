package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.CardStatement;
import jp.madoguchi.inquiry.FraudDetails;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import org.jspecify.annotations.Nullable;

/** What an inquiry says besides its text, as label keys and values; only what was said. */
record ParticularsWords(InquiryWords words, @Nullable CaseFile person) {

    Map<String, String> of(Particulars particulars) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (particulars.relation() != Relation.HOLDER) {
            facts.put("inquiry.field.relation", text(particulars.relation().textKey()));
        }
        if (particulars.impersonation()) {
            facts.put("inquiry.field.impersonation", text("inquiry.yes"));
        }
        if (particulars.fraud() != null) {
            fraud(particulars.fraud(), facts);
        }
        if (particulars.sendAgain()) {
            facts.put("inquiry.field.sendAgain", text("inquiry.yes"));
        }
        if (!particulars.cards().isEmpty()) {
            facts.put(
                    "inquiry.field.cards",
                    particulars.cards().stream().map(this::card).collect(Collectors.joining("、")));
        }
        return facts;
    }

    private void fraud(FraudDetails fraud, Map<String, String> facts) {
        if (fraud.amountYen() != null) {
            facts.put(
                    "inquiry.field.amountYen",
                    text(
                            "inquiry.amount",
                            NumberFormat.getIntegerInstance(words.locale()).format(fraud.amountYen())));
        }
        if (fraud.noticedOn() != null) {
            facts.put("inquiry.field.noticedOn", words.day(fraud.noticedOn()));
        }
        told("inquiry.field.issuerTold", fraud.issuerTold(), facts);
        told("inquiry.field.policeTold", fraud.policeTold(), facts);
    }

    private static void told(String key, @Nullable Boolean told, Map<String, String> facts) {
        if (told != null) {
            facts.put(key, text(told ? "inquiry.yes" : "inquiry.no"));
        }
    }

    /** Without the person, as for who may not see them, the card isn't named. */
    private String card(CardStatement card) {
        String name = Optional.ofNullable(person).stream()
                .flatMap(holder -> holder.cards().stream())
                .filter(own -> own.id() == card.cardId())
                .map(AffectedCard::reference)
                .findFirst()
                .orElse("");
        return (name + " " + stated(card.statement().textKey(), card.happenedOn())).strip();
    }

    String stated(String statementKey, @Nullable LocalDate on) {
        return text(statementKey) + (on == null ? "" : "（" + words.day(on) + "）");
    }

    private static String text(String key, Object... args) {
        return UI.getCurrent().getTranslation(key, args);
    }
}
