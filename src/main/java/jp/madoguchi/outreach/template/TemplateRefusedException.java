package jp.madoguchi.outreach.template;

import java.util.List;
import jp.madoguchi.platform.error.RejectedException;

/** A template has mistakes; each is told with its place. */
public class TemplateRefusedException extends RejectedException {
    private final transient List<TemplateProblem> problems;

    TemplateRefusedException(List<TemplateProblem> problems) {
        super(problems.getFirst().part().name(), problems.getFirst().inWords());
        this.problems = List.copyOf(problems);
    }

    public List<TemplateProblem> problems() {
        return problems;
    }
}
