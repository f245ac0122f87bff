package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.madoguchi.incident.Category;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryFilter;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.script.AnswerScript;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;

/** What the list is narrowed down by, and the same as parameters of the address. */
class InquiryFilterBar extends Div {
    /** The parameter of the text that is searched for: it may stand in a link, and doesn't stay in the address. */
    static final String SEARCHED = "q";

    /** Spans that people ask for; the last one is "from … to …". */
    enum Span {
        TODAY,
        WEEK,
        MONTH,
        ALL,
        OTHER
    }

    private final InquiryWords words;
    private final LocalDate today;
    private final CardNumberGuard guard;
    private final Runnable onChange;
    private final Select<Span> span = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Select<Category> category = new Select<>();
    private final Select<Outcome> outcome = new Select<>();
    private final Select<Channel> channel = new Select<>();
    private final ComboBox<String> operator = new ComboBox<>();
    private final TextField text = new TextField();
    private final FurtherFields further;
    private boolean quiet;

    InquiryFilterBar(
            InquiryWords words,
            LocalDate today,
            String user,
            List<String> operators,
            List<AnswerScript> scripts,
            CardNumberGuard guard,
            Runnable onChange) {
        this.guard = guard;
        this.words = words;
        this.today = today;
        this.onChange = onChange;
        addClassName("m-filters");
        getElement().setAttribute("role", "search");
        text.setLabel(getTranslation("inquiry.list.text"));
        text.setManualValidation(true);
        text.setErrorMessage(getTranslation("inquiry.list.text.cardNumber"));
        text.setPlaceholder(getTranslation("inquiry.list.text.hint"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addClassName("m-filter-text");
        span.setLabel(getTranslation("inquiry.list.span"));
        span.setItems(Span.values());
        span.setItemLabelGenerator(item -> getTranslation("inquiry.list.span." + item.name()));
        from.setLabel(getTranslation("inquiry.list.from"));
        to.setLabel(getTranslation("inquiry.list.to"));
        choice(category, "inquiry.field.category", words.incident().categories(), c -> words.category(c.id()));
        choice(outcome, "inquiry.field.outcome", List.of(Outcome.values()), o -> getTranslation(o.textKey()));
        choice(channel, "inquiry.field.channel", List.of(Channel.values()), c -> getTranslation(c.textKey()));
        operator.setLabel(getTranslation("inquiry.field.operator"));
        operator.setItems(operators);
        operator.setClearButtonVisible(true);
        operator.setPlaceholder(getTranslation("inquiry.list.any"));
        further = new FurtherFields(words, user, operators, scripts, this::changed);
        add(text, span, from, to, category, outcome, channel, operator, further);
        read(QueryParameters.empty(), false);
        span.addValueChangeListener(change -> {
            showDates();
            changed();
        });
        from.addValueChangeListener(change -> changed());
        to.addValueChangeListener(change -> changed());
        category.addValueChangeListener(change -> {
            boolean before = quiet;
            quiet = true;
            further.offerTopics(change.getValue());
            quiet = before;
            changed();
        });
        outcome.addValueChangeListener(change -> changed());
        channel.addValueChangeListener(change -> changed());
        operator.addValueChangeListener(change -> changed());
        text.addValueChangeListener(change -> {
            refuseCardNumber();
            changed();
        });
    }

    /** Stands beside the other things that are done with a filter. */
    Button clearButton() {
        Button clear = new Button(getTranslation("inquiry.list.clear"), click -> read(QueryParameters.empty(), true));
        clear.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return clear;
    }

    /** What is looked for; a card number never is, so that it comes neither to the database nor into the address. */
    private String searched() {
        return text.isInvalid() ? "" : text.getValue().strip();
    }

    private void refuseCardNumber() {
        text.setInvalid(!guard.isClean(text.getValue()));
    }

    private <T> void choice(Select<T> field, String key, List<T> items, Function<T, String> label) {
        field.setLabel(getTranslation(key));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(getTranslation("inquiry.list.any"));
        field.setItems(items);
        field.setItemLabelGenerator(item -> item == null ? getTranslation("inquiry.list.any") : label.apply(item));
    }

    InquiryFilter filter() {
        Category chosen = category.getValue();
        return new InquiryFilter(
                words.incident().id(),
                firstDay(),
                lastDay(),
                chosen == null ? null : chosen.id(),
                outcome.getValue(),
                operator.getValue(),
                channel.getValue(),
                searched(),
                further.filter());
    }

    private @Nullable LocalDate firstDay() {
        return switch (span.getValue()) {
            case TODAY -> today;
            case WEEK -> today.minusDays(6);
            case MONTH -> today.minusDays(29);
            case ALL -> null;
            case OTHER -> from.getValue();
        };
    }

    private @Nullable LocalDate lastDay() {
        return switch (span.getValue()) {
            case TODAY, WEEK, MONTH -> today;
            case ALL -> null;
            case OTHER -> to.getValue();
        };
    }

    /** For the address; only what differs from the list as it opens. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (span.getValue() == Span.OTHER) {
            Optional.ofNullable(from.getValue()).ifPresent(day -> parameters.put("from", day.toString()));
            Optional.ofNullable(to.getValue()).ifPresent(day -> parameters.put("to", day.toString()));
        } else if (span.getValue() != Span.MONTH) {
            parameters.put("span", span.getValue().name().toLowerCase(Locale.ROOT));
        }
        Optional.ofNullable(category.getValue()).ifPresent(c -> parameters.put("category", c.code()));
        Address.put(parameters, "outcome", outcome.getValue());
        Address.put(parameters, "channel", channel.getValue());
        Optional.ofNullable(operator.getValue()).ifPresent(o -> parameters.put("operator", o));
        if (!searched().isEmpty()) {
            parameters.put(SEARCHED, searched());
        }
        further.addTo(parameters);
        return parameters;
    }

    /** Takes over an address; what it says wrongly is left out. */
    void read(QueryParameters parameters, boolean tell) {
        Address address = new Address(parameters);
        quiet = true;
        LocalDate first = address.day("from");
        LocalDate last = address.day("to");
        from.setValue(first);
        to.setValue(last);
        span.setValue(
                first != null || last != null
                        ? Span.OTHER
                        : address.one("span", Span.values()).orElse(Span.MONTH));
        category.setValue(address.text("category")
                .flatMap(code -> words.incident().category(code))
                .orElse(null));
        outcome.setValue(address.one("outcome", Outcome.values()).orElse(null));
        channel.setValue(address.one("channel", Channel.values()).orElse(null));
        operator.setValue(address.text("operator").orElse(null));
        text.setValue(address.text(SEARCHED).orElse(""));
        further.read(address, category.getValue());
        refuseCardNumber();
        showDates();
        quiet = false;
        if (tell) {
            onChange.run();
        }
    }

    private void showDates() {
        boolean other = span.getValue() == Span.OTHER;
        from.setVisible(other);
        to.setVisible(other);
    }

    private void changed() {
        if (!quiet) {
            onChange.run();
        }
    }
}
