package jp.madoguchi.platform.imports;

import java.util.List;
import jp.madoguchi.platform.table.RowProblem;

/**
 * What a room finds when it compares records with what it has already. The counts say what storing would do.
 *
 * @param warnings what may be right and needs a word of whoever hands it in
 */
public record ImportCheck(List<RowProblem> problems, List<RowProblem> warnings, int added, int changed, int unchanged) {

    public ImportCheck {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    public static ImportCheck counts(int added, int changed, int unchanged) {
        return new ImportCheck(List.of(), List.of(), added, changed, unchanged);
    }

    public static ImportCheck refused(List<RowProblem> problems) {
        return new ImportCheck(problems, List.of(), 0, 0, 0);
    }
}
