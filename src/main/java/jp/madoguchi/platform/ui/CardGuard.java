package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Takes card numbers out of every text field of the page before they leave the browser, and says so under the field. */
@Tag("m-card-guard")
@JsModule("./elements/card-guard.ts")
class CardGuard extends Component {
    CardGuard() {
        getElement().setAttribute("message", getTranslation("platform.cardNumber.refused"));
    }
}
