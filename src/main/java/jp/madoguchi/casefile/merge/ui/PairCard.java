package jp.madoguchi.casefile.merge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.MergedCase;
import jp.madoguchi.casefile.merge.CasePair;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** Two cases side by side, with the reason why they stand here and, for who may, what can be done with them. */
class PairCard extends Article {
    private final Incident incident;
    private final CasePair pair;
    private final Div actions = new Div();

    PairCard(Incident incident, CasePair pair) {
        this.incident = incident;
        this.pair = pair;
        addClassName("m-pair");
        String title = getTranslation("casefile.merge.pair", number(pair.first()), number(pair.second()));
        H3 heading = new H3(title);
        Div head = new Div(heading);
        head.addClassName("m-pair__head");
        if (!pair.reasons().isEmpty()) {
            head.add(reasons());
        }
        actions.addClassName("m-pair__actions");
        add(head, table(title), actions);
    }

    /** @return the button that a keyboard goes on with */
    Button offer(Runnable onMerge, Runnable onNotSame) {
        String first = number(pair.first());
        String second = number(pair.second());
        Button merge = new Button(getTranslation("casefile.merge.do"), click -> onMerge.run());
        merge.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        merge.setAriaLabel(getTranslation("casefile.merge.do.label", first, second));
        Button notSame = new Button(getTranslation("casefile.merge.notSame"), click -> onNotSame.run());
        notSame.setAriaLabel(getTranslation("casefile.merge.notSame.label", first, second));
        actions.removeAll();
        actions.add(merge, notSame);
        return merge;
    }

    private UnorderedList reasons() {
        UnorderedList reasons = new UnorderedList();
        reasons.addClassName("m-pair__reasons");
        reasons.getElement().setAttribute("aria-label", getTranslation("casefile.merge.reasons"));
        pair.reasons()
                .forEach(reason -> reasons.add(
                        new ListItem(new StatusBadge(getTranslation(reason.textKey()), StatusBadge.Look.WAITING))));
        return reasons;
    }

    private PlainTable table(String title) {
        PlainTable table = PlainTable.ofFigures(
                title, List.of(getTranslation("casefile.merge.field"), number(pair.first()), number(pair.second())));
        row(table, "casefile.merge.field.name", CasePair.Field.NAME, CaseFile::holderName);
        row(table, "casefile.merge.field.kana", CasePair.Field.KANA, CaseFile::holderKana);
        row(table, "casefile.merge.field.phone", CasePair.Field.PHONE, CaseFile::phone);
        row(table, "casefile.merge.field.email", CasePair.Field.EMAIL, CaseFile::email);
        row(table, "casefile.merge.field.cards", null, this::cards);
        table.figures(
                getTranslation("casefile.merge.field.inquiries"),
                getTranslation("casefile.merge.inquiries", pair.first().inquiries()),
                getTranslation("casefile.merge.inquiries", pair.second().inquiries()));
        if (Stream.of(pair.first(), pair.second())
                .anyMatch(side -> !side.person().merged().isEmpty())) {
            row(table, "casefile.merge.field.merged", null, PairCard::merged);
        }
        return table;
    }

    private void row(
            PlainTable table, String key, CasePair.@Nullable Field field, Function<CaseFile, @Nullable String> value) {
        boolean differs = field != null && pair.differing().contains(field);
        String first = value.apply(pair.first().person());
        String second = value.apply(pair.second().person());
        List<Component> cells = List.of(cell(first, second, differs), cell(second, first, differs));
        table.figures(getTranslation(key), cells);
    }

    private Span cell(@Nullable String value, @Nullable String other, boolean differs) {
        Span cell = new Span();
        if (value == null || value.isEmpty()) {
            cell.add("-");
        } else if (differs && other != null && value.length() == other.length()) {
            cell.add(compared(value, other));
        } else {
            cell.add(value);
        }
        if (differs) {
            Span mark = new Span(getTranslation("casefile.merge.differs"));
            mark.addClassName("m-pair__differs");
            cell.add(mark);
        }
        return cell;
    }

    /** Of two texts of the same length the eye is led to the characters that differ. */
    private static Span compared(String value, String other) {
        Span text = new Span();
        int start = 0;
        for (int end = 1; end <= value.length(); end++) {
            boolean differs = value.charAt(start) != other.charAt(start);
            if (end < value.length() && (value.charAt(end) != other.charAt(end)) == differs) {
                continue;
            }
            Span part = new Span(value.substring(start, end));
            if (differs) {
                part.addClassName("m-pair__character");
            }
            text.add(part);
            start = end;
        }
        return text;
    }

    private String cards(CaseFile person) {
        return person.cards().stream()
                .map(card -> getTranslation("casefile.merge.card", card.reference(), issuer(card)))
                .collect(Collectors.joining("、"));
    }

    private String issuer(AffectedCard card) {
        return incident.issuers().stream()
                .filter(issuer -> issuer.code().equals(card.issuerCode()))
                .map(issuer -> issuer.name().in(getLocale()))
                .findFirst()
                .orElse(card.issuerCode());
    }

    private static String merged(CaseFile person) {
        return person.merged().stream().map(PairCard::facts).collect(Collectors.joining("\n"));
    }

    private static String facts(MergedCase merged) {
        return Stream.of(merged.caseNumber(), merged.holderName(), merged.phone(), merged.email())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String number(CasePair.Side side) {
        return side.person().caseNumber();
    }
}
