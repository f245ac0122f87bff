package jp.madoguchi.platform.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A few values as a line beside a figure, with the line that they should keep to; read out as the values themselves. */
@Tag("m-small-chart")
@JsModule("./charts/small-chart.ts")
public class SmallChart extends Component {
    record Model(
            List<@Nullable BigDecimal> values, @Nullable BigDecimal threshold) {}

    /**
     * @param label what the values are
     * @param values in their order; without one where nothing is known, which is not 0
     */
    public SmallChart(String label, List<@Nullable BigDecimal> values, @Nullable BigDecimal threshold) {
        getElement().setAttribute("role", "img");
        getElement()
                .setAttribute(
                        "aria-label",
                        label + " "
                                + values.stream()
                                        .map(value -> value == null ? FigureTable.NOT_COUNTED : value.toPlainString())
                                        .collect(Collectors.joining(", ")));
        getElement().setPropertyBean("model", new Model(values, threshold));
    }
}
