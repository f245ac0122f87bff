package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.DataProvider;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntSupplier;
import jp.madoguchi.callstats.InquiryLine;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.time.Tokyo;

/** Inquiries that no answered call belongs to, page by page. */
class InquiryGrid extends Grid<InquiryLine> {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM/dd HH:mm:ss");

    /** Gives a page of the inquiries. */
    interface Pages {
        List<InquiryLine> page(int offset, int limit);
    }

    InquiryGrid(Incident incident, Pages pages, IntSupplier count) {
        addClassName("m-call-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        addColumn(inquiry -> DAY_AND_TIME.format(Tokyo.local(inquiry.startedAt())))
                .setHeader(getTranslation("callstats.inquiries.started"))
                .setWidth("9rem")
                .setFlexGrow(0);
        addColumn(inquiry -> incident.category(inquiry.category())
                        .map(category -> category.name().in(getLocale()))
                        .orElse(inquiry.category()))
                .setHeader(getTranslation("callstats.inquiries.category"))
                .setWidth("12rem");
        addColumn(inquiry -> inquiry.callId() == null
                        ? getTranslation("callstats.inquiries.noCall")
                        : getTranslation("callstats.inquiries.unansweredCall", inquiry.callId()))
                .setHeader(getTranslation("callstats.inquiries.call"))
                .setWidth("16rem");
        setItems(DataProvider.fromCallbacks(
                query -> pages.page(query.getOffset(), query.getLimit()).stream(), query -> count.getAsInt()));
    }
}
