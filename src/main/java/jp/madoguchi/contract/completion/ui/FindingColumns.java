package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import jp.madoguchi.contract.completion.Assessment;
import jp.madoguchi.contract.completion.Finding;

/** What speaks for the end, what against, and what is missing, side by side; each leads to what it rests on. */
class FindingColumns extends Div {
    FindingColumns(Assessment now) {
        addClassName("m-findings");
        add(
                column("contract.completion.con", now.con()),
                column("contract.completion.missing", now.missing()),
                column("contract.completion.pro", now.pro()));
    }

    private Component column(String title, List<Finding> findings) {
        Div column = new Div(new H3(getTranslation(title) + " " + findings.size()));
        if (findings.isEmpty()) {
            column.add(new Paragraph(getTranslation("contract.completion.noFinding")));
            return column;
        }
        UnorderedList list = new UnorderedList();
        findings.forEach(finding -> {
            String words = Written.text(this, finding.text());
            list.add(
                    finding.address() == null
                            ? new ListItem(words)
                            : new ListItem(Written.link(finding.address(), words)));
        });
        column.add(list);
        return column;
    }
}
