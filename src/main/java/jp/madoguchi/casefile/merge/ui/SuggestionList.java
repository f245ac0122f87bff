package jp.madoguchi.casefile.merge.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.casefile.merge.CasePair;
import jp.madoguchi.casefile.merge.CasePairs;
import jp.madoguchi.casefile.merge.DuplicateService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.ui.EmptyState;
import org.jspecify.annotations.Nullable;

/** The pairs that may be one person, page by page; the keyboard goes on with the next pair after each decision. */
class SuggestionList extends Div {
    private static final int PAGE = 10;

    private final Incident incident;
    private final DuplicateService duplicates;
    private final @Nullable Decisions decisions;
    private final Div list = new Div();
    private final Pager pager;
    private final List<Button> first = new ArrayList<>();
    private CasePairs shown = new CasePairs(List.of(), 0);
    private int offset;

    /** What can be done with a pair. */
    record Decisions(Consumer<CasePair> merge, Consumer<CasePair> notSame) {}

    /** @param decisions none: the reader only reads */
    SuggestionList(Incident incident, DuplicateService duplicates, @Nullable Decisions decisions) {
        this.incident = incident;
        this.duplicates = duplicates;
        this.decisions = decisions;
        addClassName("m-pairs");
        list.addClassName("m-pairs__list");
        pager = new Pager(getTranslation("casefile.merge.suggestions"), PAGE, from -> {
            offset = from;
            refresh();
            focus(0);
        });
        add(list, pager);
    }

    void refresh() {
        show(read());
    }

    /** Whether others have changed what is on screen. */
    boolean isStale() {
        return !read().equals(shown);
    }

    private CasePairs read() {
        return duplicates.suggestions(incident.id(), offset, PAGE);
    }

    private void show(CasePairs pairs) {
        shown = pairs;
        if (offset >= pairs.total()) {
            // the last pair of the last page is gone, and the service has given the first page
            offset = 0;
        }
        list.removeAll();
        first.clear();
        if (pairs.total() == 0) {
            list.add(new EmptyState(
                    getTranslation("casefile.merge.noSuggestions"),
                    getTranslation("casefile.merge.noSuggestions.what")));
        }
        pairs.page().forEach(pair -> {
            PairCard card = new PairCard(incident, pair);
            if (decisions != null) {
                first.add(card.offer(
                        () -> decisions.merge().accept(pair),
                        () -> decisions.notSame().accept(pair)));
            }
            list.add(card);
        });
        pager.show(offset, pairs.total());
    }

    /** The position of a pair on this page; behind the last one where it isn't here. */
    int position(CasePair pair) {
        int at = shown.page().indexOf(pair);
        return at < 0 ? shown.page().size() : at;
    }

    /** The keyboard goes on with the pair at this position, or the last one before it. */
    void focus(int position) {
        if (!first.isEmpty()) {
            first.get(Math.min(position, first.size() - 1)).focus();
        }
    }
}
