package jp.madoguchi.outreach.wave;

import java.util.List;
import jp.madoguchi.platform.error.RejectedException;

/** A rule has mistakes; each is told with its condition. */
public class AudienceRefusedException extends RejectedException {
    private final transient List<AudienceProblem> problems;

    AudienceRefusedException(List<AudienceProblem> problems) {
        super("audience", problems.getFirst().text());
        this.problems = List.copyOf(problems);
    }

    public List<AudienceProblem> problems() {
        return problems;
    }
}
