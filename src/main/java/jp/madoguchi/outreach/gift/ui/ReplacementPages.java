package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import jp.madoguchi.outreach.gift.GiftReplacement;
import org.jspecify.annotations.Nullable;

/** Replacements, page by page; the page that is shown stays when something changes, as long as there is anything on it. */
class ReplacementPages extends Div {
    static final int PAGE = 25;

    /** Finds some. */
    interface Source {
        List<GiftReplacement> from(int offset, int limit);
    }

    private final GiftTexts texts;
    private final String caption;
    private final transient Source source;
    private final transient @Nullable Function<GiftReplacement, Component> actions;
    private int offset;

    /** @param actions what can be done with one; absent where the reader only reads */
    ReplacementPages(
            GiftTexts texts, String caption, Source source, @Nullable Function<GiftReplacement, Component> actions) {
        this.texts = texts;
        this.caption = caption;
        this.source = source;
        this.actions = actions;
    }

    void show() {
        List<GiftReplacement> found = source.from(offset, PAGE + 1);
        while (found.isEmpty() && offset > 0) {
            offset = Math.max(0, offset - PAGE);
            found = source.from(offset, PAGE + 1);
        }
        removeAll();
        if (found.isEmpty()) {
            add(texts.hint("outreach.gift.replacements.none"));
            return;
        }
        add(new ReplacementTable(texts).of(caption, found.subList(0, Math.min(PAGE, found.size())), actions));
        boolean more = found.size() > PAGE;
        if (offset > 0 || more) {
            add(pager(more));
        }
    }

    private Div pager(boolean more) {
        Button back = new Button(getTranslation("outreach.gift.replacements.back"), click -> turn(-PAGE));
        back.setEnabled(offset > 0);
        Button next = new Button(getTranslation("outreach.gift.list.next"), click -> turn(PAGE));
        next.setEnabled(more);
        Div pager = new Div(back, texts.span(texts.text("outreach.gift.replacements.page", offset / PAGE + 1)), next);
        pager.addClassName("m-gift-filter");
        return pager;
    }

    private void turn(int by) {
        offset = Math.max(0, offset + by);
        show();
    }
}
