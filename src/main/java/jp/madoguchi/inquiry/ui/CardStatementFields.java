package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.CardStatement;
import jp.madoguchi.inquiry.ReissueStatement;
import org.jspecify.annotations.Nullable;

/** One line for each card of the person: what they say of its reissue, and since when. */
class CardStatementFields extends CustomField<List<CardStatement>> {
    private final InquiryWords words;
    private final Runnable onChange;
    private final Div lines = new Div();
    private final Map<Long, Line> byCard = new LinkedHashMap<>();
    /** Of cards that aren't shown, since the person of a draft comes after its statements. */
    private List<CardStatement> waiting = List.of();

    private record Line(Select<ReissueStatement> statement, DatePicker day) {}

    CardStatementFields(InquiryWords words, Runnable onChange) {
        this.words = words;
        this.onChange = onChange;
        setLabel(getTranslation("inquiry.field.cards"));
        lines.addClassName("m-card-statements");
        add(lines);
        show(null);
    }

    void show(@Nullable CaseFile person) {
        List<CardStatement> said = all();
        byCard.clear();
        lines.removeAll();
        if (person == null) {
            Paragraph who = new Paragraph(getTranslation("inquiry.cards.who"));
            who.addClassName("m-hint");
            lines.add(who);
        } else {
            person.cards().forEach(this::addLine);
        }
        set(said);
    }

    private void addLine(AffectedCard card) {
        String issuer = words.issuer(card.issuerCode());
        Span name = new Span(card.reference() + "　" + issuer);
        name.addClassName("m-card-statement-card");
        Select<ReissueStatement> statement = new Select<>();
        statement.setAriaLabel(getTranslation("inquiry.cards.statement", card.reference()));
        statement.setItems(ReissueStatement.values());
        statement.setEmptySelectionAllowed(true);
        statement.setEmptySelectionCaption(getTranslation("inquiry.statement.none"));
        statement.setItemLabelGenerator(one -> getTranslation(one == null ? "inquiry.statement.none" : one.textKey()));
        DatePicker day = new DatePicker();
        day.setAriaLabel(getTranslation("inquiry.cards.day", card.reference()));
        day.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
        day.setVisible(false);
        statement.addValueChangeListener(change -> {
            boolean dated = change.getValue() != null && change.getValue() != ReissueStatement.NOT_YET;
            day.setVisible(dated);
            if (!dated) {
                day.clear();
            }
            onChange.run();
        });
        day.addValueChangeListener(change -> onChange.run());
        Div line = new Div(name, statement, day);
        line.addClassName("m-card-statement");
        byCard.put(card.id(), new Line(statement, day));
        lines.add(line);
    }

    List<CardStatement> get() {
        List<CardStatement> said = new ArrayList<>();
        byCard.forEach((card, line) -> {
            ReissueStatement statement = line.statement().getValue();
            if (statement != null) {
                said.add(new CardStatement(card, statement, line.day().getValue()));
            }
        });
        return said;
    }

    /** With those of cards that aren't shown. */
    List<CardStatement> all() {
        List<CardStatement> said = get();
        said.addAll(waiting);
        return said;
    }

    void set(List<CardStatement> statements) {
        waiting = statements.stream()
                .filter(said -> !byCard.containsKey(said.cardId()))
                .toList();
        byCard.forEach((card, line) -> {
            CardStatement said = statements.stream()
                    .filter(one -> one.cardId() == card)
                    .findFirst()
                    .orElse(null);
            line.statement().setValue(said == null ? null : said.statement());
            line.day().setValue(said == null ? null : said.happenedOn());
        });
    }

    @Override
    protected List<CardStatement> generateModelValue() {
        return get();
    }

    @Override
    protected void setPresentationValue(@Nullable List<CardStatement> statements) {
        set(statements == null ? List.of() : statements);
    }
}
