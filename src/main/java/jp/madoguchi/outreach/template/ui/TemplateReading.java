package jp.madoguchi.outreach.template.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import jp.madoguchi.outreach.template.TemplatePart;
import jp.madoguchi.outreach.template.TemplateTexts;

/** The parts of a template as they were written, for who doesn't write. */
class TemplateReading extends Div {
    TemplateReading(TemplateTexts texts) {
        for (TemplatePart part : TemplatePart.values()) {
            String text = texts.of(part);
            if (text != null) {
                Pre written = new Pre(text);
                written.addClassName("m-wave-text");
                add(new H3(getTranslation("outreach.template.part." + part)), written);
            }
        }
    }
}
