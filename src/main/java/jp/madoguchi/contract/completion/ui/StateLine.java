package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.completion.Decision;
import jp.madoguchi.contract.completion.DecisionOutcome;
import jp.madoguchi.platform.ui.StatusBadge;

/** How far a version has come, what it decides, who has put their name to it. */
final class StateLine {
    private StateLine() {}

    static Div of(Component screen, Decision decision) {
        Div line = new Div(new StatusBadge(
                screen.getTranslation(decision.state().textKey()),
                switch (decision.state()) {
                    case DRAFT -> StatusBadge.Look.PLAIN;
                    case PREPARED -> StatusBadge.Look.WAITING;
                    case SIGNED -> StatusBadge.Look.GOOD;
                }));
        line.addClassName("m-state-line");
        DecisionOutcome outcome = decision.outcome();
        if (outcome != null) {
            line.add(Written.part("m-strong", screen.getTranslation(outcome.textKey())));
        }
        Signed prepared = decision.prepared();
        if (prepared != null) {
            Signed signed = decision.signed();
            line.add(new Span(screen.getTranslation(
                    "contract.completion.memo.signedBy",
                    Written.signed(prepared),
                    signed == null ? "-" : Written.signed(signed))));
        }
        return line;
    }
}
