package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.reissue.ReportState;

/** A report's state as a badge. */
public final class States {
    private States() {}

    /** @param screen the component in whose language it is written */
    public static StatusBadge badge(Component screen, ReportState state) {
        StatusBadge.Look look = switch (state) {
            case DRAFT, SUPERSEDED, WITHDRAWN -> StatusBadge.Look.PLAIN;
            case SUBMITTED -> StatusBadge.Look.WAITING;
            case RETURNED -> StatusBadge.Look.BAD;
            case ACCEPTED -> StatusBadge.Look.GOOD;
        };
        return new StatusBadge(screen.getTranslation("reissue.state." + state), look);
    }
}
