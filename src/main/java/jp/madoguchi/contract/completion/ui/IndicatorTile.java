package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.contract.completion.Indicator;
import jp.madoguchi.contract.completion.Met;
import jp.madoguchi.contract.completion.Setting;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.platform.ui.chart.SmallChart;
import org.jspecify.annotations.Nullable;

/** An indicator: the figure, whether it will do, over which span and from where, and its small chart. */
class IndicatorTile extends Article {
    IndicatorTile(Indicator indicator, boolean required) {
        addClassName("m-indicator");
        String name = Written.text(this, indicator.key().name());
        H3 title = new H3((required ? "◎ " : "") + name);
        Div head = new Div(figure(indicator, name), badge(this, indicator.met()));
        head.addClassName("m-indicator__head");
        add(title, head);
        if (indicator.points().size() > 1) {
            add(chart(indicator, name));
        }
        Setting threshold = indicator.threshold();
        if (threshold != null) {
            add(new Hint(getTranslation("contract.completion.threshold") + " "
                    + Written.text(this, indicator.key().kind().thresholdWords(threshold.figure()))));
        }
        add(new Hint(span(indicator, getLocale())), new Hint(getTranslation(indicator.source())));
        indicator.key().kind().knownKey().ifPresent(key -> add(new Hint(getTranslation(key))));
        if (!indicator.missing().isEmpty()) {
            Hint missing = new Hint(getTranslation(
                    "contract.completion.known.missing", indicator.missing().size(), indicator.missingDays()));
            missing.addClassName("m-strong");
            add(missing);
        }
    }

    private Component figure(Indicator indicator, String name) {
        String words = indicator.words().map(text -> Written.text(this, text)).orElse("-");
        if (words.equals("-")) {
            return Written.part("m-indicator__value", words);
        }
        if (indicator.address() == null) {
            return Written.part("m-indicator__value", words);
        }
        var link = Written.link(indicator.address(), words);
        link.addClassName("m-indicator__value");
        link.setAriaLabel(name + " " + words);
        return link;
    }

    static StatusBadge badge(Component screen, Met met) {
        return new StatusBadge(
                screen.getTranslation(met.textKey()),
                switch (met) {
                    case MET -> StatusBadge.Look.GOOD;
                    case NOT_MET -> StatusBadge.Look.BAD;
                    case NO_DATA, NO_THRESHOLD -> StatusBadge.Look.WAITING;
                });
    }

    private SmallChart chart(Indicator indicator, String name) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        indicator.points().forEach(point -> values.add(point.value()));
        Setting threshold = indicator.threshold();
        boolean sameScale = switch (indicator.key().kind()) {
            // a slope and a sum don't lie among the days' calls
            case TREND, FRAUD -> false;
            default -> true;
        };
        return new SmallChart(
                getTranslation("contract.completion.chart", name),
                values,
                threshold != null && sameScale ? threshold.figure() : null);
    }

    private String span(Indicator indicator, Locale locale) {
        return indicator.from().equals(indicator.to())
                ? getTranslation("contract.completion.day", Written.day(indicator.to(), locale))
                : getTranslation(
                        "contract.completion.span",
                        Written.day(indicator.from(), locale),
                        Written.day(indicator.to(), locale));
    }
}
