package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import jp.madoguchi.contract.ContractFileService;
import jp.madoguchi.contract.RemovedFile;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Hint;

/** The signed papers that were taken away, which the city can still read. */
class RemovedPapers extends Composite<CardSection> {
    private final transient List<RemovedFile> removed;
    private final transient ContractFileService files;

    RemovedPapers(List<RemovedFile> removed, ContractFileService files) {
        this.removed = removed;
        this.files = files;
    }

    @Override
    protected CardSection initContent() {
        CardSection section = new CardSection(getTranslation("contract.document.removed"));
        removed.forEach(one -> section.add(new Div(
                new FileLinks(List.of(one.file()), files),
                new Hint(getTranslation("contract.document.removedBy", Words.signed(one.removed()))))));
        return section;
    }
}
