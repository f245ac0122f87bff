package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.DataProvider;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import jp.madoguchi.callstats.CallLine;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** Calls, page by page, with what was inquired; callers are masked already when they come here. */
class CallGrid extends Grid<CallLine> {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM/dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** Gives a page of the calls. */
    interface Pages {
        List<CallLine> page(int offset, int limit);
    }

    private final Incident incident;

    CallGrid(Incident incident, Pages pages, IntSupplier count) {
        this.incident = incident;
        addClassName("m-call-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        setAllRowsVisible(false);
        column("received", call -> DAY_AND_TIME.format(Tokyo.local(call.receivedAt())), "9rem");
        column("result", call -> getTranslation("callstats.result." + call.result()), "6rem");
        column("answered", call -> time(call.answeredAt()), "7rem");
        column("ended", call -> time(call.endedAt()), "7rem");
        column(
                "caller",
                call -> call.caller().isEmpty() ? getTranslation("callstats.calls.withheld") : call.caller(),
                "10rem");
        column("inquiries", this::inquiries, "14rem").setFlexGrow(1);
        column("agent", call -> call.agent() == null ? "" : call.agent(), "6rem");
        column("callId", CallLine::callId, "10rem");
        setItems(DataProvider.fromCallbacks(
                query -> pages.page(query.getOffset(), query.getLimit()).stream(), query -> count.getAsInt()));
    }

    private Grid.Column<CallLine> column(
            String name, com.vaadin.flow.function.SerializableFunction<CallLine, String> text, String width) {
        return addColumn(text::apply)
                .setHeader(getTranslation("callstats.calls." + name))
                .setWidth(width)
                .setFlexGrow(0);
    }

    private String inquiries(CallLine call) {
        if (call.categories().isEmpty()) {
            return MeasureNames.NOT_COUNTED;
        }
        return call.categories().stream()
                .map(code -> incident.category(code)
                        .map(category -> category.name().in(getLocale()))
                        .orElse(code))
                .collect(Collectors.joining(getTranslation("callstats.list.separator")));
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? MeasureNames.NOT_COUNTED : TIME.format(Tokyo.local(instant));
    }
}
