package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.platform.error.RejectedException;
import org.jspecify.annotations.Nullable;

/** Chooses the days to look at: one of the usual spans, or any two days. */
class SpanChooser extends Div {
    /** A usual span and what it is called. */
    record Preset(String name, Span span) {}

    private final Select<Preset> presets = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Consumer<Span> chosen;

    /** @param chosen gets a span that was chosen */
    SpanChooser(List<Preset> usual, Consumer<Span> chosen) {
        this.chosen = chosen;
        addClassName("m-span-chooser");
        presets.setLabel(getTranslation("callstats.span.preset"));
        presets.setItems(usual);
        presets.setItemLabelGenerator(preset -> preset == null ? "" : preset.name());
        presets.setEmptySelectionAllowed(true);
        presets.setEmptySelectionCaption(getTranslation("callstats.span.free"));
        presets.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chosen.accept(change.getValue().span());
            }
        });
        from.setLabel(getTranslation("callstats.span.from"));
        to.setLabel(getTranslation("callstats.span.to"));
        for (DatePicker picker : List.of(from, to)) {
            picker.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
            picker.setWidth("10rem");
        }
        add(presets, from, to, new Button(getTranslation("callstats.span.show"), click -> choose()));
    }

    /** Shows which span is on screen. */
    void show(Span span) {
        from.setValue(span.from());
        to.setValue(span.to());
        presets.setValue(presets.getListDataView()
                .getItems()
                .filter(preset -> preset.span().equals(span))
                .findFirst()
                .orElse(null));
    }

    private void choose() {
        from.setInvalid(from.getValue() == null);
        to.setInvalid(to.getValue() == null);
        if (from.getValue() == null || to.getValue() == null) {
            to.setErrorMessage(getTranslation("callstats.span.both"));
            return;
        }
        try {
            chosen.accept(Span.of(from.getValue(), to.getValue()));
        } catch (RejectedException e) {
            DatePicker field = "to".equals(e.field()) ? to : from;
            field.setInvalid(true);
            field.setErrorMessage(getTranslation(e.text().key(), e.text().args().toArray()));
        }
    }

    /**
     * The spans that people ask for again and again: the assembly's, all that there is, and each month.
     *
     * @param period of which anything is known
     * @param assembly the span of the assembly's document
     */
    static List<Preset> usual(
            Optional<Span> period,
            @Nullable Span assembly,
            Locale locale,
            java.util.function.UnaryOperator<String> text) {
        List<Preset> usual = new ArrayList<>();
        if (assembly != null) {
            usual.add(new Preset(text.apply("callstats.span.assembly"), assembly));
        }
        period.ifPresent(all -> {
            usual.add(new Preset(text.apply("callstats.span.all"), all));
            YearMonth last = YearMonth.from(all.to());
            for (YearMonth month = last; !month.isBefore(YearMonth.from(all.from())); month = month.minusMonths(1)) {
                usual.add(new Preset(monthName(month, locale), Span.of(month.atDay(1), month.atEndOfMonth())));
            }
        });
        return usual;
    }

    private static String monthName(YearMonth month, Locale locale) {
        LocalDate first = month.atDay(1);
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
                ? java.time.format.DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH)
                        .format(first)
                : month.getYear() + "年" + month.getMonthValue() + "月";
    }
}
