package jp.madoguchi.platform.error;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells whether something failed because the database can't be reached: nothing is wrong with what was asked for. */
public final class DatabaseAway {
    /** SQL's class of connection exceptions. */
    private static final String CONNECTION = "08";
    /** What the pool says, without a class, where a transaction is to be rolled back whose connection it has thrown away. */
    private static final String THROWN_AWAY = "Connection is closed";
    /** What the driver says, without that class too, where a batch was half sent when the connection was lost. */
    private static final String WITH_ITS_STATEMENT = "No operations allowed after statement closed.";
    /** And where it was lost while an answer was being read. */
    private static final String WHILE_READING = "Connection reset";

    private DatabaseAway() {}

    /**
     * Whether the connection was refused, lost, or none could be had from the pool in time. Whether a change was still made then is not
     * known; the same submission sent again settles it.
     */
    public static boolean is(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof SQLRecoverableException || cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && (String.valueOf(sql.getSQLState()).startsWith(CONNECTION)
                            || THROWN_AWAY.equals(sql.getMessage())
                            || WITH_ITS_STATEMENT.equals(sql.getMessage())
                            || WHILE_READING.equals(sql.getMessage()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
