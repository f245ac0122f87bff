package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import jp.madoguchi.inquiry.phrase.Phrase;

/** Offers ready phrases under the free text while {@code ::} and a few letters are typed; all in the browser. */
@Tag("m-phrase-picker")
@JsModule("./elements/phrase-picker.ts")
class PhrasePicker extends Component {
    PhrasePicker() {
        getElement().setAttribute("aria-label", getTranslation("inquiry.phrase.title"));
    }

    void offer(List<Phrase> phrases) {
        getElement()
                .setPropertyList(
                        "phrases",
                        phrases.stream()
                                .map(phrase -> new Offered(phrase.name(), phrase.text()))
                                .toList());
    }

    /** What the browser needs to know of a phrase. */
    record Offered(String name, String text) {}
}
