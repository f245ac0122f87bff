package jp.madoguchi.platform.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The element that draws; it gets plain data and the words to put beside them. */
@Tag("madoguchi-chart")
@NpmPackage(value = "echarts", version = "6.0.0")
@JsModule("./charts/madoguchi-chart.ts")
class ChartElement extends Component {
    private static final String CHOSEN_DAY = "event.detail.day";

    void show(Model model) {
        getElement().setPropertyBean("model", model);
    }

    Registration addDayListener(Consumer<LocalDate> listener) {
        return getElement()
                .addEventListener(
                        "day-chosen",
                        event -> listener.accept(LocalDate.parse(
                                event.getEventData().get(CHOSEN_DAY).asString())))
                .addEventData(CHOSEN_DAY);
    }

    /** @param label what a screen reader says instead of the picture */
    record Model(
            String label, String total, String notCounted, List<Day> days, List<Series> series, List<Mark> marks) {}

    /** @param off {@code saturday} or {@code holiday}; absent on a weekday */
    record Day(
            String date,
            String weekday,
            String title,
            @Nullable String off) {}

    record Series(String key, String name, String kind, String colour, List<@Nullable BigDecimal> values) {}

    /** @param from index of the first day within the chart */
    record Mark(int from, int to, String title) {}
}
