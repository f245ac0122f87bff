package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.reissue.ReissueDraft;

/** Files that were kept and not sent yet. */
final class DraftList extends Div {
    private final LongConsumer open;

    /** @param open gets the draft to go on with */
    DraftList(LongConsumer open) {
        this.open = open;
        addClassName("m-drafts");
    }

    void show(List<ReissueDraft> drafts) {
        removeAll();
        if (drafts.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("reissue.drafts.none"));
            none.addClassName("m-hint");
            add(none);
            return;
        }
        UnorderedList list = new UnorderedList();
        drafts.forEach(draft -> list.add(item(draft)));
        add(list);
    }

    private ListItem item(ReissueDraft draft) {
        String days = draft.days().stream().map(LocalDate::toString).collect(Collectors.joining("、"));
        Span words = new Span(
                new Span(getTranslation("reissue.uploads.asOf", days)),
                new Hint(getTranslation(
                        "reissue.drafts.kept", draft.fileName(), Shown.minute(draft.keptAt()), draft.keptBy())));
        words.addClassName("m-draft-words");
        Button goOn = new Button(getTranslation("reissue.drafts.open"), click -> open.accept(draft.id()));
        goOn.setAriaLabel(getTranslation("reissue.drafts.openOf", draft.fileName()));
        return new ListItem(words, goOn);
    }
}
