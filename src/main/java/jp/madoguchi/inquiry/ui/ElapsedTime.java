package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Duration;

/** A clock that counts up in the browser. */
@Tag("m-elapsed-time")
@JsModule("./elements/elapsed-time.ts")
class ElapsedTime extends Component {
    ElapsedTime(Duration sofar) {
        getElement().setAttribute("milliseconds", Long.toString(sofar.toMillis()));
    }
}
