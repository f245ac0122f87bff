package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import jp.madoguchi.contract.completion.Decision;
import jp.madoguchi.contract.completion.MemoSection;

/** The texts of a memo to read. */
class MemoText extends Div {
    MemoText(Decision decision) {
        addClassName("m-memo");
        // it is an official document, whatever the reader's language
        getElement().setAttribute("lang", "ja");
        for (MemoSection section : MemoSection.values()) {
            Paragraph text = new Paragraph(decision.section(section));
            text.addClassName("m-completion-text");
            add(new H3(getTranslation(section.textKey())), text);
        }
    }
}
