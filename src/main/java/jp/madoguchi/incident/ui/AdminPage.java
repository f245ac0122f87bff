package jp.madoguchi.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.PageHeader;
import org.jspecify.annotations.Nullable;

/** What the administrator's pages have in common: a title and sections below it. */
@CssImport("./styles/incident.css")
abstract class AdminPage extends Div implements HasDynamicTitle {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final String titleKey;

    AdminPage(String titleKey) {
        this.titleKey = titleKey;
        addClassNames("m-page", "m-sections");
        add(new PageHeader(getTranslation(titleKey), getTranslation(titleKey + ".subline")));
    }

    CardSection section(String title, Component... content) {
        return new CardSection(getTranslation(title), content);
    }

    List<String> words(String... keys) {
        return List.of(keys).stream().map(key -> getTranslation(key)).toList();
    }

    String number(int number) {
        return NumberFormat.getIntegerInstance(getLocale()).format(number);
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? "-" : day.toString();
    }

    static String minute(Instant instant) {
        return MINUTE.format(Tokyo.local(instant));
    }

    @Override
    public String getPageTitle() {
        return getTranslation(titleKey);
    }
}
