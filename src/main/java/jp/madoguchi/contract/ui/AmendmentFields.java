package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import jp.madoguchi.contract.Amendment;
import jp.madoguchi.contract.AmendmentTerms;
import jp.madoguchi.platform.ui.FormDialog;
import org.jspecify.annotations.Nullable;

/** The fields of an amendment. */
class AmendmentFields {
    private static final int NUMBER = 60;
    private static final int TEXT = 2_000;
    private static final int CLAUSE = 4_000;

    private final TextField number;
    private final DatePicker agreedOn;
    private final DatePicker inForceFrom;
    private final TextArea changes;
    private final TextArea clause;

    AmendmentFields(FormDialog dialog, @Nullable Amendment was) {
        number = EntryDialogs.line(
                dialog, "number", "contract.amendment.number", NUMBER, was == null ? "" : was.number());
        agreedOn = TermsFields.day(dialog, "agreedOn", "contract.field.AGREED_ON", was == null ? null : was.agreedOn());
        inForceFrom = TermsFields.day(
                dialog, "inForceFrom", "contract.field.IN_FORCE_FROM", was == null ? null : was.inForceFrom());
        changes =
                EntryDialogs.text(dialog, "changes", "contract.field.CHANGES", TEXT, was == null ? "" : was.changes());
        clause = EntryDialogs.text(dialog, "clause", "contract.field.CLAUSE", CLAUSE, was == null ? "" : was.clause());
    }

    AmendmentTerms terms() {
        return new AmendmentTerms(
                number.getValue(),
                TermsFields.required(agreedOn, "agreedOn", "contract.field.AGREED_ON"),
                TermsFields.required(inForceFrom, "inForceFrom", "contract.field.IN_FORCE_FROM"),
                changes.getValue(),
                clause.getValue());
    }
}
