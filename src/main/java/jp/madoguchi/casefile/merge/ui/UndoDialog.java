package jp.madoguchi.casefile.merge.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import jp.madoguchi.casefile.merge.CaseMerge;
import jp.madoguchi.casefile.merge.MergeService;

/** Says what undoing a merge means, and asks why. */
class UndoDialog extends ReasonDialog {
    private final CaseMerge merge;
    private final MergeService merges;
    private final Consumer<CaseMerge> onUndone;

    UndoDialog(CaseMerge merge, MergeService merges, Consumer<CaseMerge> onUndone) {
        super("casefile.merge.undo.save");
        this.merge = merge;
        this.merges = merges;
        this.onUndone = onUndone;
        setHeaderTitle(getTranslation("casefile.merge.undo.title", merge.mergedNumber()));
        what.add(new Paragraph(
                getTranslation("casefile.merge.undo.what", merge.mergedNumber(), merge.survivorNumber())));
        addOpenedChangeListener(change -> reason.focus());
    }

    @Override
    protected Runnable save(String why) {
        CaseMerge undone = merges.undo(merge.id(), why);
        return () -> onUndone.accept(undone);
    }
}
