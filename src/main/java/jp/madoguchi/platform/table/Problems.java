package jp.madoguchi.platform.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects problems: keeps the first {@value #KEPT}, counts them all. Somebody who sent the wrong file needs to see what is wrong
 * with it, not sixty thousand lines of it.
 */
public final class Problems {

    public static final int KEPT = 1_000;

    private final List<RowProblem> kept = new ArrayList<>();
    private long count;

    public void add(RowProblem problem) {
        if (kept.size() < KEPT) {
            kept.add(problem);
        }
        count++;
    }

    public void addAll(Problems others) {
        others.kept.forEach(this::add);
        count += others.count - others.kept.size();
    }

    public List<RowProblem> kept() {
        return List.copyOf(kept);
    }

    public long count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }
}
