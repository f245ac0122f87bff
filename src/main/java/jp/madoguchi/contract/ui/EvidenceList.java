package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.LongConsumer;
import jp.madoguchi.contract.ContractFileService;
import jp.madoguchi.contract.Evidence;
import jp.madoguchi.contract.EvidenceState;
import jp.madoguchi.platform.ui.Hint;
import org.jspecify.annotations.Nullable;

/** What was handed in for a month, the latest first. */
class EvidenceList extends Div {
    private final transient ContractFileService files;
    private final transient @Nullable LongConsumer withdraw;

    /** @param withdraw takes a piece back; absent for who may not */
    EvidenceList(ContractFileService files, @Nullable LongConsumer withdraw) {
        this.files = files;
        this.withdraw = withdraw;
        addClassName("m-evidence-list");
    }

    void show(List<Evidence> evidence) {
        removeAll();
        if (evidence.isEmpty()) {
            add(new Hint(getTranslation("contract.evidence.none")));
        }
        evidence.forEach(one -> add(piece(one)));
    }

    private Article piece(Evidence evidence) {
        Paragraph statement = new Paragraph(evidence.statement());
        statement.addClassName("m-evidence__statement");
        Article piece = new Article(
                new Div(Badges.of(this, evidence.state()), new Hint(Words.signed(evidence.submitted()))), statement);
        piece.addClassNames(
                "m-evidence", "m-evidence--" + evidence.state().name().toLowerCase(java.util.Locale.ROOT));
        if (!evidence.files().isEmpty()) {
            piece.add(new FileLinks(evidence.files(), files));
        }
        if (evidence.withdrawn() != null) {
            piece.add(new Hint(getTranslation("contract.evidence.withdrawnBy", Words.signed(evidence.withdrawn()))));
        }
        if (withdraw != null && evidence.state() == EvidenceState.SUBMITTED) {
            Button button = new Button(getTranslation("contract.evidence.withdraw"), click -> ask(evidence));
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            piece.add(button);
        }
        return piece;
    }

    private void ask(Evidence evidence) {
        ConfirmDialog sure = new ConfirmDialog(
                getTranslation("contract.evidence.withdraw.title"),
                getTranslation("contract.evidence.withdraw.what"),
                getTranslation("contract.evidence.withdraw"),
                confirmed -> {
                    if (withdraw != null) {
                        withdraw.accept(evidence.id());
                    }
                });
        sure.setCancelable(true);
        sure.setCancelText(getTranslation("platform.dialog.cancel"));
        sure.open();
    }
}
