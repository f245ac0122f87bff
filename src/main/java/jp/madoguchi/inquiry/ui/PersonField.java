package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import org.jspecify.annotations.Nullable;

/** Whom an inquiry is about: found by typing any part of a number, name or address; empty for nobody that we know. */
class PersonField extends ComboBox<CaseFile> {
    private static final int MOST = 50;

    private final transient CaseFileService cases;
    /** As the inquiry has it, which may be a case that was merged into the person's. */
    private @Nullable Long shown;

    PersonField(CaseFileService cases, long incidentId) {
        super("");
        this.cases = cases;
        setLabel(getTranslation("inquiry.caller.case"));
        setItems(query -> cases.search(incidentId, query.getFilter().orElse(""), MOST).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        setItemLabelGenerator(person -> person.caseNumber() + " " + person.holderName());
        setClearButtonVisible(true);
        setManualValidation(true);
        setPlaceholder(getTranslation("inquiry.correct.nobody"));
    }

    void show(@Nullable Long caseId) {
        shown = caseId;
        setValue(caseId == null ? null : cases.byId(caseId).orElse(null));
    }

    @Nullable
    Long caseId() {
        CaseFile person = getValue();
        if (person == null) {
            return null;
        }
        return shown != null && person.ids().contains(shown) ? shown : Long.valueOf(person.id());
    }

    /** The number of a case as one says it. */
    String number(@Nullable Long caseId) {
        return caseId == null
                ? "-"
                : cases.byId(caseId).map(CaseFile::caseNumber).orElse("-");
    }
}
