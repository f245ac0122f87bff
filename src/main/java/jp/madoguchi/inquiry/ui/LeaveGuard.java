package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Lets the browser ask before a reload or a closed tab throws away what was typed. */
@Tag("m-leave-guard")
@JsModule("./elements/leave-guard.ts")
class LeaveGuard extends Component {
    void setActive(boolean active) {
        getElement().setAttribute("active", active);
    }
}
