package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.HasValidation;
import java.util.Objects;

/** Says at a field what is wrong with it. */
public final class FieldMarks {
    private FieldMarks() {}

    /**
     * Marks the field, or takes the mark away, where that is something new. Vaadin's fields tell the browser each time they are asked, also
     * where nothing changes, and one that isn't seen keeps what it has to tell until it is. A form that is open all day, with fields
     * that are hardly ever seen, would gather thousands of such messages and look through them in each round trip.
     *
     * @param field one that the server alone validates
     * @param problem in words; empty where nothing is wrong
     */
    public static void mark(HasValidation field, String problem) {
        boolean wrong = !problem.isEmpty();
        if (wrong != field.isInvalid() || !problem.equals(Objects.requireNonNullElse(field.getErrorMessage(), ""))) {
            field.setInvalid(wrong);
            field.setErrorMessage(problem);
        }
    }
}
