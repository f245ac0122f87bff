package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.html.Span;
import jp.madoguchi.reissue.ReportState;

/** A report's state in a word; the colour only repeats it. */
final class StateBadge extends Span {
    StateBadge(ReportState state) {
        setText(getTranslation("reissue.state." + state));
        addClassNames("m-state", "m-state-" + state.name().toLowerCase(java.util.Locale.ROOT));
    }
}
