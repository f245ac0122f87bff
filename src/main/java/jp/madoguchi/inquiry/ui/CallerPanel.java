package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.Caller;
import jp.madoguchi.inquiry.CallerHistory;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.InquiryLine;
import org.jspecify.annotations.Nullable;

/** Who is calling: the affected persons with this number, others by what they say of themselves, and what was asked before. */
class CallerPanel extends Div {
    private final InquiryWords words;
    private final Paragraph hint = new Paragraph();
    private final RadioButtonGroup<CaseFile> cases = new RadioButtonGroup<>();
    private final ComboBox<CaseFile> search = new ComboBox<>();
    private final Div history = new Div();

    /** @param onPerson is told whom the inquiry is about, as often as that changes; null where it is nobody known */
    CallerPanel(DeskService desk, InquiryWords words, Consumer<@Nullable CaseFile> onPerson) {
        this.words = words;
        addClassName("m-caller");
        cases.setLabel(getTranslation("inquiry.caller.case"));
        cases.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        cases.setRenderer(new ComponentRenderer<>(this::person));
        search.setLabel(getTranslation("inquiry.caller.search"));
        search.setPlaceholder(getTranslation("inquiry.caller.search.hint"));
        search.setItemLabelGenerator(found -> found.caseNumber() + " " + found.holderName());
        search.setRenderer(new ComponentRenderer<>(this::person));
        search.setItems(query -> {
            List<CaseFile> found = desk.search(
                    words.incident().id(), query.getFilter().orElse(""), query.getOffset() + query.getLimit());
            return found.stream().skip(query.getOffset());
        });
        search.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                offer(change.getValue());
                search.clear();
            }
        });
        cases.addValueChangeListener(change -> onPerson.accept(change.getValue()));
        hint.addClassName("m-hint");
        history.getElement().setAttribute("role", "status");
        cases.getElement().setAttribute("aria-keyshortcuts", "F4");
        search.getElement().setAttribute("aria-keyshortcuts", "F8");
        search.setPrefixComponent(InquiryEntry.key("F8"));
        add(new H2(getTranslation("inquiry.caller.title")), hint, cases, search, history);
        clear();
    }

    void clear() {
        show(Caller.UNKNOWN, false);
    }

    /** @param asked whether a number was looked up, or there is none yet */
    void show(Caller caller, boolean asked) {
        cases.clear();
        cases.setItems(caller.cases());
        cases.setVisible(!caller.cases().isEmpty());
        hint.setText(getTranslation(hintKey(caller, asked)));
        hint.setVisible(caller.cases().size() != 1);
        if (caller.cases().size() == 1) {
            cases.setValue(caller.cases().getFirst());
        }
        show(caller.history());
    }

    @Nullable
    CaseFile chosen() {
        return cases.getValue();
    }

    /** The number, who is on the line and how: above what is found of them. */
    void addContact(Div contact) {
        addComponentAtIndex(1, contact);
    }

    /** The next of the persons who may be calling; from the last on to the first. */
    void chooseNext() {
        List<CaseFile> offered = cases.getListDataView().getItems().toList();
        if (!offered.isEmpty()) {
            cases.setValue(offered.get((offered.indexOf(cases.getValue()) + 1) % offered.size()));
        }
    }

    void focusSearch() {
        search.focus();
    }

    /** Chooses a person who needn't be among those of the caller's number. */
    void choose(CaseFile person) {
        offer(person);
    }

    private static String hintKey(Caller caller, boolean asked) {
        if (caller.cases().size() > 1) {
            return "inquiry.caller.several";
        }
        return asked ? "inquiry.caller.none" : "inquiry.caller.noNumber";
    }

    private void offer(CaseFile found) {
        List<CaseFile> offered =
                new ArrayList<>(cases.getListDataView().getItems().toList());
        if (!offered.contains(found)) {
            offered.add(found);
        }
        cases.setItems(offered);
        cases.setVisible(true);
        cases.setValue(found);
        hint.setVisible(false);
    }

    private Div person(CaseFile found) {
        Span name = new Span(found.holderName());
        name.addClassName("m-person-name");
        Span kana = new Span(found.holderKana());
        kana.addClassName("m-hint");
        Span facts = new Span(getTranslation(
                "inquiry.caller.facts", found.caseNumber(), found.cards().size()));
        facts.addClassName("m-hint");
        Div person = new Div(name, kana, facts);
        found.merged().forEach(merged -> {
            Span also = new Span(getTranslation(
                    "inquiry.caller.merged",
                    merged.caseNumber(),
                    merged.holderName(),
                    Stream.of(merged.phone(), merged.email())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining("　"))));
            also.addClassName("m-hint");
            person.add(also);
        });
        person.addClassName("m-person");
        return person;
    }

    private void show(CallerHistory earlier) {
        history.removeAll();
        history.setVisible(earlier.isRepeated());
        if (!earlier.isRepeated()) {
            return;
        }
        history.addClassName("m-repeat");
        UnorderedList list = new UnorderedList();
        earlier.latest().forEach(line -> list.add(new ListItem(line(line), summary(line))));
        history.add(new H3(getTranslation("inquiry.caller.repeat", earlier.total())), list);
    }

    private Span line(InquiryLine line) {
        Span facts = new Span(words.dateTime(line.startedAt()) + "　" + words.question(line.categoryId(), line.topicId())
                + "・" + getTranslation(line.outcome().textKey()));
        facts.addClassName("m-repeat-facts");
        return facts;
    }

    private static Span summary(InquiryLine line) {
        Span summary = new Span(line.summary());
        summary.addClassName("m-repeat-summary");
        return summary;
    }
}
