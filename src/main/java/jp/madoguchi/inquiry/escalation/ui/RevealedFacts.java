package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import jp.madoguchi.inquiry.escalation.Revealed;
import org.jspecify.annotations.Nullable;

/** Personal data that an official has had shown. */
class RevealedFacts extends Div {
    private final DescriptionList facts = new DescriptionList();

    RevealedFacts(Revealed person) {
        addClassName("m-revealed");
        fact("inquiry.escalation.reveal.name", person.name());
        fact("inquiry.escalation.reveal.phone", person.phone());
        fact("inquiry.escalation.reveal.email", person.email());
        fact("inquiry.escalation.reveal.caller", person.caller());
        Paragraph note = new Paragraph(getTranslation("inquiry.escalation.reveal.note"));
        note.addClassName("m-hint");
        add(facts, note);
    }

    private void fact(String key, @Nullable String value) {
        if (value != null) {
            facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
        }
    }
}
