package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.platform.error.RejectedException;

/** Says why a form was refused: beside the field that it is about, or below the form; the cursor goes there. What was typed stays. */
public class Refusals extends Paragraph {
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();

    public Refusals() {
        addClassName("m-problem");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** @param name what the service calls it */
    public <F extends Component & HasValidation> F field(String name, F field) {
        field.setManualValidation(true);
        fields.put(name, field);
        return field;
    }

    /** @return whether the work was done */
    public boolean tried(Runnable work) {
        clear();
        try {
            work.run();
            return true;
        } catch (RejectedException e) {
            show(e);
            return false;
        }
    }

    public void clear() {
        fields.values().forEach(field -> field.setInvalid(false));
        setVisible(false);
    }

    public void show(RejectedException refusal) {
        String words =
                getTranslation(refusal.text().key(), refusal.text().args().toArray());
        HasValidation field = refusal.field() == null ? null : fields.get(refusal.field());
        if (field == null) {
            setText(words);
            setVisible(true);
        } else {
            field.setErrorMessage(words);
            field.setInvalid(true);
            if (field instanceof Focusable<?> place) {
                place.focus();
            }
        }
    }
}
