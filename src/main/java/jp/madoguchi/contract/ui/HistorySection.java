package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.madoguchi.contract.ContractChange;
import jp.madoguchi.contract.ObligationKind;
import jp.madoguchi.contract.Rhythm;
import jp.madoguchi.contract.Side;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PlainTable;
import org.jspecify.annotations.Nullable;

/** Who changed the entry, when, why, and what became of what. */
class HistorySection extends Composite<CardSection> {
    private final List<ContractChange> changes;

    HistorySection(List<ContractChange> changes) {
        this.changes = changes;
    }

    @Override
    protected CardSection initContent() {
        PlainTable table = new PlainTable(
                getTranslation("contract.history.title"),
                List.of(
                        getTranslation("contract.history.version"),
                        getTranslation("contract.history.who"),
                        getTranslation("contract.entry.reason"),
                        getTranslation("contract.history.what")));
        changes.forEach(change -> table.row(List.of(
                new Span(String.valueOf(change.version())),
                new Span(Words.signed(change.signed())),
                new Span(change.reason() == null ? getTranslation("contract.history.first") : change.reason()),
                lines(change))));
        return new CardSection(getTranslation("contract.history.title"), table);
    }

    private Component lines(ContractChange change) {
        Div lines = new Div();
        change.lines()
                .forEach(line -> lines.add(new Hint(getTranslation(
                        "contract.history.line", subject(line), words(line, line.was()), words(line, line.became())))));
        return lines;
    }

    private String subject(ContractChange.Line line) {
        String field = getTranslation(line.field().textKey());
        if (line.subject() == null) {
            return field;
        }
        boolean obligation = line.subject().matches("\\d+") && line.field() != ContractChange.Field.NUMBER;
        return (obligation ? getTranslation("contract.history.obligation", line.subject()) : line.subject()) + " "
                + field;
    }

    private String words(ContractChange.Line line, @Nullable String value) {
        if (value == null) {
            return Words.NONE;
        }
        return switch (line.field()) {
            case KIND -> getTranslation(ObligationKind.valueOf(value).textKey());
            case RHYTHM -> getTranslation(Rhythm.valueOf(value).textKey());
            case RESPONSIBLE -> getTranslation(Side.valueOf(value).textKey());
            default -> value;
        };
    }
}
