package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.grid.ClientItemToggleEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import jp.madoguchi.inquiry.InquirySort;
import jp.madoguchi.inquiry.ListColumn;
import jp.madoguchi.inquiry.ListedInquiry;
import jp.madoguchi.inquiry.followup.AssigningService;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the list. A click or Enter opens one. For who assigns inquiries each row can be selected: with Space in its first
 * cell, with Shift all from the last one on.
 */
class InquiryGrid extends Grid<ListedInquiry> {
    /** Reads part of the list. */
    interface Pages {
        List<ListedInquiry> read(InquirySort sort, long offset, int limit);
    }

    private static final Map<ListColumn, String> WIDTHS = new EnumMap<>(Map.ofEntries(
            Map.entry(ListColumn.NUMBER, "10rem"),
            Map.entry(ListColumn.TIME, "9.5rem"),
            Map.entry(ListColumn.ENDED, "9.5rem"),
            Map.entry(ListColumn.CATEGORY, "10.5rem"),
            Map.entry(ListColumn.CALLER, "9.5rem"),
            Map.entry(ListColumn.SUMMARY, "16rem"),
            Map.entry(ListColumn.CHANNEL, "6.5rem"),
            Map.entry(ListColumn.DUE, "9.5rem"),
            Map.entry(ListColumn.TOPIC, "9rem"),
            Map.entry(ListColumn.ANSWER, "12rem"),
            Map.entry(ListColumn.CALL, "9rem")));

    /** A heading without a word is none to a screen reader, and this column has no other way to get one. */
    private static final String NAME_SELECTION_COLUMN = """
            const column = this.querySelector('vaadin-grid-flow-selection-column');
            if (column) {
              column.headerRenderer = root => { root.textContent = $0; };
            }
            """;

    private static final String USUAL_WIDTH = "7.5rem";

    private final ListedWords words;
    private final Pages pages;
    private final LongConsumer onOpen;
    private List<ListColumn> shown = List.of();
    private @Nullable ListedInquiry focused;
    private @Nullable ListedInquiry anchor;

    /** @param onOpen gets the id of the inquiry */
    InquiryGrid(ListedWords words, Pages pages, LongSupplier size, LongConsumer onOpen) {
        this.words = words;
        this.pages = pages;
        this.onOpen = onOpen;
        addClassName("m-inquiry-grid");
        addThemeVariants(GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        addItemClickListener(click -> {
            // beside a row's box for selecting it, there is no column
            if (click.getColumn() != null || getSelectionMode() != SelectionMode.MULTI) {
                onOpen.accept(click.getItem().id());
            }
        });
        addCellFocusListener(focus -> focused = focus.getItem().orElse(null));
        Shortcuts.addShortcutListener(this, this::openFocused, Key.ENTER)
                .listenOn(this)
                .setBrowserDefaultAllowed(true);
        setItems(new CallbackDataProvider<>(this::page, query -> Math.toIntExact(size.getAsLong()), ListedInquiry::id));
    }

    private void openFocused() {
        if (focused != null) {
            onOpen.accept(focused.id());
        }
    }

    private Stream<ListedInquiry> page(Query<ListedInquiry, Void> query) {
        return pages
                .read(
                        sort(query.getSortOrders().stream()
                                .findFirst()
                                .map(order -> new InquirySort(
                                        InquirySort.By.valueOf(order.getSorted()),
                                        order.getDirection() == SortDirection.DESCENDING))
                                .orElse(null)),
                        query.getOffset(),
                        query.getLimit())
                .stream();
    }

    private static InquirySort sort(@Nullable InquirySort chosen) {
        return chosen == null ? InquirySort.LATEST_FIRST : chosen;
    }

    /** The order in which the rows stand. */
    private InquirySort sort() {
        return sort(getSortOrder().stream()
                .findFirst()
                .flatMap(order ->
                        order.getSorted().getSortOrder(order.getDirection()).findFirst())
                .map(order -> new InquirySort(
                        InquirySort.By.valueOf(order.getSorted()), order.getDirection() == SortDirection.DESCENDING))
                .orElse(null));
    }

    /** These columns instead of those before; the latest come first again. */
    void show(List<ListColumn> columns) {
        if (columns.equals(shown)) {
            return;
        }
        shown = columns;
        removeAllColumns();
        for (ListColumn one : columns) {
            Column<ListedInquiry> column = addColumn(row -> words.of(row, one))
                    .setHeader(getTranslation(one.textKey()))
                    .setKey(one.name())
                    .setWidth(WIDTHS.getOrDefault(one, USUAL_WIDTH))
                    .setResizable(true)
                    .setFlexGrow(one == ListColumn.SUMMARY ? 1 : 0);
            InquirySort.By by = one.sort();
            if (by != null) {
                column.setSortProperty(by.name());
            }
        }
        Column<ListedInquiry> time = getColumnByKey(ListColumn.TIME.name());
        sort(time == null ? List.of() : List.of(new GridSortOrder<>(time, SortDirection.DESCENDING)));
    }

    List<ListColumn> shown() {
        return shown;
    }

    /** From now on, rows can be selected. */
    void letSelect(Consumer<Set<ListedInquiry>> onSelect) {
        GridMultiSelectionModel<ListedInquiry> model =
                (GridMultiSelectionModel<ListedInquiry>) setSelectionMode(SelectionMode.MULTI);
        model.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.HIDDEN);
        model.setSelectionColumnFrozen(true);
        getElement().executeJs(NAME_SELECTION_COLUMN, getTranslation("inquiry.assign.select"));
        model.addClientItemToggleListener(this::toggled);
        model.addMultiSelectionListener(change -> onSelect.accept(change.getAllSelectedItems()));
    }

    /** With Shift, what lies between the row that was toggled last and this one becomes like this one. */
    private void toggled(ClientItemToggleEvent<ListedInquiry> toggle) {
        ListedInquiry from = anchor;
        anchor = toggle.getItem();
        if (!toggle.isShiftKey() || from == null) {
            return;
        }
        Set<ListedInquiry> between = between(from, toggle.getItem());
        if (toggle.isSelected()) {
            asMultiSelect().select(between);
        } else {
            asMultiSelect().deselect(between);
        }
    }

    private Set<ListedInquiry> between(ListedInquiry one, ListedInquiry other) {
        Set<ListedInquiry> between = new HashSet<>();
        boolean inside = false;
        for (ListedInquiry row : first(AssigningService.MOST)) {
            boolean end = row.id() == one.id() || row.id() == other.id();
            if (end || inside) {
                between.add(row);
            }
            if (end && one.id() != other.id()) {
                if (inside) {
                    return between;
                }
                inside = true;
            }
        }
        // one of the ends lies further down than anybody can select at once
        return Set.of();
    }

    private List<ListedInquiry> first(int most) {
        return pages.read(sort(), 0, most);
    }

    void selectFirst(int rows) {
        asMultiSelect().select(Set.copyOf(first(rows)));
    }

    void refresh() {
        getDataProvider().refreshAll();
    }

    /** Nothing is selected any more; the rows may be others. */
    void startAnew() {
        anchor = null;
        deselectAll();
        refresh();
    }
}
