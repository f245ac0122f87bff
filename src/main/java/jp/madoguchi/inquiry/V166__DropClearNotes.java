package jp.madoguchi.inquiry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Drops the clear columns once {@link V165__SealNotes} has encrypted them. The servers only forget a dropped column and leave what was in
 * it in the table's file, until the table is written anew: so that is done, too. A try after one that was interrupted leaves out what is done.
 */
@Component
class V166__DropClearNotes extends BaseJavaMigration {
    private static final List<String> DROPS = List.of(
            "drop index ix_inquiry_caller on inquiry",
            "alter table inquiry drop column summary",
            "alter table inquiry drop column caller",
            "alter table inquiry drop column caller_digits",
            "alter table inquiry modify column sealed_summary varbinary(8192) not null",
            "alter table inquiry_version drop column summary",
            "alter table inquiry_version drop column caller",
            "alter table inquiry_version modify column sealed_summary varbinary(8192) not null",
            "alter table inquiry_draft drop column summary",
            "alter table inquiry_draft drop column caller",
            "alter table inquiry_draft drop column particulars",
            "alter table inquiry_draft modify column id bigint not null",
            "alter table inquiry_draft modify column sealed_summary mediumblob not null",
            "alter table inquiry_draft modify column sealed_caller varbinary(1024) not null",
            "alter table inquiry_draft add constraint uq_inquiry_draft_id unique (id)");

    private static final List<String> WRITTEN_ANEW = List.of("inquiry", "inquiry_version", "inquiry_draft");

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            for (String drop : DROPS) {
                if (!isDone(connection, drop)) {
                    statement.execute(drop);
                }
            }
            if (TextIndex.isOf(connection)) {
                for (String table : WRITTEN_ANEW) {
                    statement.execute("alter table " + table + " force");
                }
            }
        }
    }

    /** What may be done twice isn't looked for. */
    private static boolean isDone(Connection connection, String statement) throws SQLException {
        String[] words = statement.split(" ");
        if (statement.startsWith("drop index")) {
            return !hasIndex(connection, words[4], words[2]);
        }
        if (statement.contains(" drop column ")) {
            try (ResultSet columns = connection
                    .getMetaData()
                    .getColumns(connection.getCatalog(), connection.getSchema(), words[2], words[5])) {
                return !columns.next();
            }
        }
        return statement.contains(" add constraint ") && hasIndex(connection, words[2], words[5]);
    }

    static boolean hasIndex(Connection connection, String table, String name) throws SQLException {
        try (ResultSet index = connection
                .getMetaData()
                .getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false, true)) {
            while (index.next()) {
                // H2 appends this to the name of a constraint's index
                String found = index.getString("INDEX_NAME");
                if (found != null
                        && found.toLowerCase(Locale.ROOT)
                                .replaceFirst("_index_.*", "")
                                .equals(name)) {
                    return true;
                }
            }
            return false;
        }
    }
}
