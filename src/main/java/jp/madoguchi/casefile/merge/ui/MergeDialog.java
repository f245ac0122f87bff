package jp.madoguchi.casefile.merge.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.function.Consumer;
import jp.madoguchi.casefile.merge.CaseMerge;
import jp.madoguchi.casefile.merge.CasePair;
import jp.madoguchi.casefile.merge.MergeService;

/** Asks which of two cases stays, and why they are one person. */
class MergeDialog extends ReasonDialog {
    private final RadioButtonGroup<CasePair.Side> survivor = new RadioButtonGroup<>();
    private final CasePair pair;
    private final MergeService merges;
    private final Consumer<CaseMerge> onMerged;

    /** @param onMerged is run when the two are one */
    MergeDialog(CasePair pair, MergeService merges, Consumer<CaseMerge> onMerged) {
        super("casefile.merge.dialog.save");
        this.pair = pair;
        this.merges = merges;
        this.onMerged = onMerged;
        setHeaderTitle(getTranslation(
                "casefile.merge.dialog.title",
                pair.first().person().caseNumber(),
                pair.second().person().caseNumber()));
        survivor.setLabel(getTranslation("casefile.merge.dialog.survivor"));
        survivor.setHelperText(getTranslation("casefile.merge.dialog.survivor.help"));
        survivor.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        survivor.setItems(pair.first(), pair.second());
        survivor.setItemLabelGenerator(side -> getTranslation(
                "casefile.merge.dialog.choice",
                side.person().caseNumber(),
                side.person().holderName(),
                side.person().cards().size(),
                side.inquiries()));
        // the one that people know is kept; of two alike, the older one
        survivor.setValue(pair.second().inquiries() > pair.first().inquiries() ? pair.second() : pair.first());
        what.add(survivor);
        reason.setHelperText(getTranslation("casefile.merge.dialog.reason.help"));
        addOpenedChangeListener(change -> survivor.getElement().executeJs("this.querySelector('[checked]')?.focus()"));
    }

    @Override
    protected Runnable save(String why) {
        CasePair.Side kept = survivor.getValue();
        CasePair.Side closed = kept.equals(pair.first()) ? pair.second() : pair.first();
        CaseMerge merge = merges.merge(kept.person().id(), closed.person().id(), why);
        return () -> onMerged.accept(merge);
    }
}
