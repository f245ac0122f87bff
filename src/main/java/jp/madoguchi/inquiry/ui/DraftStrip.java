package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jp.madoguchi.inquiry.InquiryDraft;

/** The inquiries that have been begun, side by side: a caller on hold, a callback in between. Hidden while there is none. */
class DraftStrip extends Div {
    private static final int SHOWN_CHARACTERS = 14;

    private final InquiryWords words;
    private final Consumer<InquiryDraft> onPick;
    private final Predicate<String> openElsewhere;
    private final Div tiles = new Div();
    private List<InquiryDraft> drafts = List.of();

    /** @param openElsewhere whether another window of the same session has the draft of this key */
    DraftStrip(InquiryWords words, Predicate<String> openElsewhere, Consumer<InquiryDraft> onPick, Runnable onBeside) {
        this.words = words;
        this.openElsewhere = openElsewhere;
        this.onPick = onPick;
        addClassName("m-calls-row");
        Span title = new Span(getTranslation("inquiry.drafts.title"));
        title.addClassName("m-calls-title");
        title.add(InquiryEntry.key("Alt+PageDown"));
        tiles.addClassName("m-drafts");
        Button beside = new Button(getTranslation("inquiry.drafts.beside"), click -> onBeside.run());
        beside.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        beside.setSuffixComponent(InquiryEntry.key("Alt+N"));
        add(title, tiles, beside);
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("inquiry.drafts.title"));
        setVisible(false);
    }

    void show(List<InquiryDraft> begun, String current) {
        // in the order in which they were begun, so that they don't change places while one works
        drafts = begun.stream()
                .sorted(Comparator.comparing(DraftStrip::begin).thenComparing(InquiryDraft::key))
                .toList();
        tiles.removeAll();
        setVisible(!begun.isEmpty());
        drafts.forEach(draft -> tiles.add(tile(draft, draft.key().equals(current))));
    }

    /** The one after the current one, from the last on to the first; the first one where the current one has not been begun. */
    Optional<InquiryDraft> next(String current) {
        if (drafts.isEmpty()) {
            return Optional.empty();
        }
        int at = drafts.stream().map(InquiryDraft::key).toList().indexOf(current);
        InquiryDraft next = drafts.get((at + 1) % drafts.size());
        return next.key().equals(current) ? Optional.empty() : Optional.of(next);
    }

    private static Instant begin(InquiryDraft draft) {
        Instant started = draft.startedAt();
        return started == null ? draft.keptAt() : started;
    }

    private Button tile(InquiryDraft draft, boolean current) {
        Span who = new Span(draft.caller().isBlank() ? getTranslation("inquiry.drafts.noNumber") : draft.caller());
        who.addClassName("m-draft-caller");
        Span what = new Span(beginning(draft));
        what.addClassName("m-draft-text");
        Button tile = new Button(new Div(who, what), click -> onPick.accept(draft));
        tile.addClassName("m-draft");
        tile.getElement().setAttribute("aria-pressed", Boolean.toString(current));
        tile.setThemeVariants(current, ButtonVariant.LUMO_PRIMARY);
        return tile;
    }

    private String beginning(InquiryDraft draft) {
        if (openElsewhere.test(draft.key())) {
            return getTranslation("inquiry.drafts.elsewhere");
        }
        String text = draft.summary().strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            Long category = draft.categoryId();
            return category == null ? words.time(begin(draft)) : words.category(category);
        }
        return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…";
    }
}
