package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.table.RowProblem;

/** Problems of a file one under the other, each with its place; readable on a narrow screen. */
public final class ProblemList extends UnorderedList {

    private static final int MOST = 200;

    public ProblemList(List<RowProblem> problems) {
        addClassName("import-problem-list");
        problems.stream().limit(MOST).forEach(problem -> {
            Span place = new Span(place(problem));
            place.addClassName("import-problem-place");
            add(new ListItem(
                    place,
                    new Span(getTranslation(
                            problem.text().key(), problem.text().args().toArray()))));
        });
        if (problems.size() > MOST) {
            add(new ListItem(getTranslation("platform.import.preview.moreProblems", MOST)));
        }
    }

    private String place(RowProblem problem) {
        if (problem.line() == 0) {
            return getTranslation("platform.import.wholeFile");
        }
        String line = getTranslation("platform.import.atLine", problem.line());
        return problem.column() == null ? line : line + " " + Objects.requireNonNull(problem.column());
    }
}
