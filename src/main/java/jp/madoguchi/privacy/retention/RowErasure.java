package jp.madoguchi.privacy.retention;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases rows that have a number for a key, in the order of their keys: however many there are, each is read once.
 *
 * <p>The SQL names the scope's parts {@code :incident}, {@code :before} and {@code :at}, and the chosen rows {@code :ids}.
 */
public abstract class RowErasure implements Erasable {
    private final JdbcClient jdbc;
    private final ErasedKind kind;
    private final Rows rows;
    private final List<String> statements;

    /**
     * @param key column by which the rows are chosen
     * @param due from "from" on: the rows of the scope that are not erased yet
     * @param held condition for those that must stay
     * @param unfinished condition for those that somebody still has to do something about: they stay until it is done, or all goes
     * @param again from "from" on: further rows, that were erased and in which something has been written since; they follow when all others
     *     are through
     */
    public record Rows(
            String key,
            String due,
            String held,
            String unfinished,
            @Nullable String again) {
        public Rows(String key, String due, String held, String unfinished) {
            this(key, due, held, unfinished, null);
        }

        /** Rows that are never worked on, and are gone when they are erased. */
        public Rows(String key, String due, String held) {
            this(key, due, held, NONE);
        }

        /**
         * Rows of {@code r} that stay, marked as erased.
         *
         * @param again condition for those in which something was written since they were erased: they are erased once more
         */
        public static Rows marked(String due, String held, String unfinished, String again) {
            return new Rows("r.id", due + " and (r.erased_at is null or " + again + ")", held, unfinished);
        }

        /**
         * The same where there are so many that those that were erased can't be asked one after the other.
         *
         * @param again from "from" on: those in which something was written since, found by what was written
         */
        public static Rows markedAmongMany(String due, String held, String unfinished, String again) {
            return new Rows("r.id", due + " and r.erased_at is null", held, unfinished, again);
        }
    }

    /** Ids are greater than one. */
    private static final long BEGIN_AGAIN = -1;

    /** No row at all. */
    protected static final String NONE = "1 = 0";

    /** @param statements for the chosen rows, in their order */
    protected RowErasure(JdbcClient jdbc, ErasedKind kind, Rows rows, List<String> statements) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.rows = rows;
        this.statements = List.copyOf(statements);
    }

    @Override
    public final ErasedKind kind() {
        return kind;
    }

    @Override
    public final Found find(ErasureScope scope) {
        Found found = find(scope, rows.due());
        if (rows.again() == null) {
            return found;
        }
        Found again = find(scope, rows.again());
        return new Found(found.due() + again.due(), found.held() + again.held());
    }

    private Found find(ErasureScope scope, String from) {
        return in(
                        scope,
                        "select count(*), coalesce(sum(case when " + rows.held() + " then 1 else 0 end), 0) "
                                + finished(scope, from))
                .query((row, n) -> new Found(row.getLong(1) - row.getLong(2), row.getLong(2)))
                .single();
    }

    /** How far it is with those that are erased once more is told by a number below zero. */
    @Override
    public final Step erase(ErasureScope scope, long behind, int most) {
        String again = rows.again();
        if (again == null) {
            return erase(scope, rows.due(), behind, most);
        }
        if (behind >= 0) {
            Step step = erase(scope, rows.due(), behind, most);
            return step.over() ? new Step(step.erased(), BEGIN_AGAIN, false) : step;
        }
        Step step = erase(scope, again, -behind, most);
        return new Step(step.erased(), -step.reached(), step.over());
    }

    private Step erase(ErasureScope scope, String from, long behind, int most) {
        List<Long> ids = in(
                        scope,
                        "select " + rows.key() + " " + finished(scope, from) + " and not (" + rows.held() + ") and "
                                + rows.key() + " > :behind order by " + rows.key() + " limit :most")
                .param("behind", behind)
                .param("most", most)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return new Step(0, behind, true);
        }
        erase(scope, ids);
        return new Step(ids.size(), ids.getLast(), ids.size() < most);
    }

    /** For these rows; overridden where SQL alone can't say it. */
    protected void erase(ErasureScope scope, List<Long> ids) {
        for (String statement : statements) {
            JdbcClient.StatementSpec sql = jdbc.sql(statement).param("ids", ids);
            sql = statement.contains(":at") ? sql.param("at", scope.atColumn()) : sql;
            sql = statement.contains(":before") ? sql.param("before", scope.beforeColumn()) : sql;
            sql.update();
        }
    }

    private String finished(ErasureScope scope, String from) {
        return scope.unfinished() ? from : from + " and not (" + rows.unfinished() + ")";
    }

    private JdbcClient.StatementSpec in(ErasureScope scope, String sql) {
        return jdbc.sql(sql).param("incident", scope.incidentId()).param("before", scope.beforeColumn());
    }
}
