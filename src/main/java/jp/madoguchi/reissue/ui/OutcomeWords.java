package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import jp.madoguchi.reissue.review.Decision;
import jp.madoguchi.reissue.review.ReportDecision.Outcome;

/** What the city has said to a report, for its sender: which office, when, with what comment, and the acknowledgement. */
final class OutcomeWords extends Div {
    OutcomeWords(Outcome outcome) {
        addClassName("m-outcome");
        add(new Span(getTranslation(
                "reissue.uploads.outcome." + outcome.decision(), outcome.office(), Shown.minute(outcome.at()))));
        if (outcome.comment() != null) {
            Span comment = new Span(outcome.comment());
            comment.addClassNames("m-said", "m-breaks");
            add(comment);
        }
        if (outcome.decision() == Decision.ACCEPTED) {
            add(new Anchor("contractor/receipt/" + outcome.reportId(), getTranslation("reissue.receipt.open")));
        }
    }
}
