package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.html.Div;
import java.util.function.Supplier;
import jp.madoguchi.contract.completion.Decision;
import jp.madoguchi.contract.completion.IssuedDocument;
import jp.madoguchi.contract.completion.SigningService;
import jp.madoguchi.platform.ui.Hint;
import org.jspecify.annotations.Nullable;

/** What a signed decision has left to take away, each with its whole digest, so that it can be compared. */
class PaperLinks extends Div {
    PaperLinks(Decision decision, SigningService signing) {
        addClassName("m-papers");
        paper("contract.completion.memo.paper", decision.memo(), () -> signing.memo(decision.id()));
        paper("contract.completion.memo.manifest", decision.manifest(), () -> signing.manifest(decision.id()));
    }

    private void paper(String label, @Nullable IssuedDocument document, Supplier<byte[]> content) {
        if (document == null) {
            return;
        }
        Hint digest = new Hint(getTranslation("contract.completion.memo.digest", document.sha256()));
        digest.addClassName("m-digest");
        add(Written.download(getTranslation(label), document, content), digest);
    }
}
