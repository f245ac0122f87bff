package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import jp.madoguchi.contract.completion.Assessment;
import jp.madoguchi.contract.completion.CompletionRule;
import jp.madoguchi.contract.completion.Verdict;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.StatusBadge;

/** The answer of the rule, and how it came about. */
class VerdictPanel extends Section {
    VerdictPanel(Assessment now) {
        Verdict verdict = now.verdict();
        addClassNames("m-card", "m-verdict");
        StatusBadge answer = new StatusBadge(
                getTranslation(verdict.answer().textKey()),
                switch (verdict.answer()) {
                    case YES -> StatusBadge.Look.GOOD;
                    case NO -> StatusBadge.Look.BAD;
                    case UNKNOWN -> StatusBadge.Look.WAITING;
                });
        Div head = new Div(new H2(getTranslation("contract.completion.rules.rule")), answer);
        head.addClassName("m-verdict__head");
        add(head);
        CompletionRule rule = now.book().rule().orElse(null);
        if (rule == null) {
            add(new Paragraph(getTranslation("contract.completion.verdict.noRule")));
        } else {
            Paragraph text = new Paragraph(rule.text());
            text.addClassName("m-completion-text");
            Div counts = new Div(
                    Written.part(
                            "m-verdict__count",
                            getTranslation(
                                    "contract.completion.verdict.required",
                                    verdict.failedRequired().size())),
                    Written.part(
                            "m-verdict__count",
                            getTranslation(
                                    "contract.completion.verdict.others",
                                    verdict.failedOthers().size(),
                                    rule.mayFail())),
                    Written.part(
                            "m-verdict__count",
                            getTranslation(
                                    "contract.completion.verdict.unknown",
                                    verdict.unknown().size())));
            counts.addClassName("m-verdict__counts");
            add(
                    text,
                    counts,
                    new Hint(getTranslation(
                            "contract.completion.verdict.rule",
                            rule.version(),
                            Written.minute(rule.set().at()),
                            rule.set().name())));
        }
        add(new Hint(getTranslation("contract.completion.asOf", Written.minute(now.asOf()))));
    }
}
