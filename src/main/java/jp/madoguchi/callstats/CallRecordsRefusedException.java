package jp.madoguchi.callstats;

import java.util.List;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.table.RowProblem;

/** Records were refused, each problem with its row; nothing was stored. */
public class CallRecordsRefusedException extends RejectedException {
    private final transient List<RowProblem> problems;

    public CallRecordsRefusedException(List<RowProblem> problems) {
        super("calls", MessageText.of("callstats.call.refused", problems.size()));
        this.problems = List.copyOf(problems);
    }

    public List<RowProblem> problems() {
        return problems;
    }
}
