package jp.madoguchi.inquiry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import jp.madoguchi.platform.id.Ids;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts what earlier versions of the portal kept clear, a thousand rows in a transaction, and lets the inquiries be found by keyed
 * words. Of a batch that fails nothing stays, and a try after one that failed goes on with what isn't encrypted yet.
 */
@Component
class V165__SealNotes extends BaseJavaMigration {
    private static final int BATCH = 1_000;

    private final SealedInquiryColumns sealed;
    private final SearchWords words;

    V165__SealNotes(SealedInquiryColumns sealed, SearchWords words) {
        this.sealed = sealed;
        this.words = words;
    }

    /** A million inquiries in one transaction would be more than a server keeps to undo. */
    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        boolean own = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            inBatches(connection, Long.MIN_VALUE, this::sealInquiries);
            inBatches(connection, Long.MIN_VALUE, this::sealVersions);
            inBatches(connection, "", this::sealDrafts);
        } catch (SQLException | RuntimeException e) {
            // else switching back would commit the half of a batch that was written
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(own);
        }
        if (TextIndex.isOf(connection)
                && !V166__DropClearNotes.hasIndex(connection, "inquiry_gram", "ft_inquiry_gram")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create fulltext index ft_inquiry_gram on inquiry_gram (grams)");
            }
        }
    }

    /** Seals the next rows behind a key, and says which the last of them is; none where there are no more. */
    private interface Step<K> {
        @Nullable
        K seal(Connection connection, K last) throws SQLException;
    }

    /** Goes on behind the last one: what is encrypted already isn't read through once more for each batch. */
    private static <K> void inBatches(Connection connection, K before, Step<K> step) throws SQLException {
        for (K last = before; last != null; ) {
            last = step.seal(connection, last);
            connection.commit();
        }
    }

    private @Nullable Long sealInquiries(Connection connection, Long last) throws SQLException {
        Long done = null;
        try (PreparedStatement read = connection.prepareStatement("""
                        select i.id, i.summary, i.caller, i.call_id, c.case_number, i.incident_id, i.started_at,
                          i.import_key
                        from inquiry i left join case_file c on c.id = i.case_id
                        where i.id > ? and i.sealed_summary is null order by i.id limit ?""");
                PreparedStatement inquiry = connection.prepareStatement("""
                        update inquiry set sealed_summary = ?, sealed_caller = ?, caller_key = ?, import_key = ? where id = ?""");
                PreparedStatement text = connection.prepareStatement("""
                        insert into inquiry_text (incident_id, started_at, inquiry_id, folded) values (?, ?, ?, ?)""");
                PreparedStatement gram =
                        connection.prepareStatement("insert into inquiry_gram (inquiry_id, grams) values (?, ?)")) {
            read.setLong(1, last);
            read.setInt(2, BATCH);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    long id = row.getLong(1);
                    String summary = row.getString(2);
                    String caller = row.getString(3);
                    String folded = InquiryText.of(id, summary, caller, row.getString(4), row.getString(5));
                    inquiry.setBytes(1, sealed.sealSummary(id, summary));
                    inquiry.setBytes(2, sealed.sealCaller(id, caller));
                    inquiry.setObject(3, sealed.callerKey(caller), Types.BIGINT);
                    String key = row.getString(8);
                    inquiry.setString(4, key == null ? null : sealed.keptImportKey(key));
                    inquiry.setLong(5, id);
                    inquiry.addBatch();
                    text.setLong(1, row.getLong(6));
                    text.setObject(2, row.getObject(7, LocalDateTime.class));
                    text.setLong(3, id);
                    text.setBytes(4, sealed.sealText(id, folded));
                    text.addBatch();
                    gram.setLong(1, id);
                    gram.setString(2, words.of(folded));
                    gram.addBatch();
                    done = id;
                }
            }
            inquiry.executeBatch();
            text.executeBatch();
            gram.executeBatch();
        }
        return done;
    }

    private @Nullable Long sealVersions(Connection connection, Long last) throws SQLException {
        Long done = null;
        try (PreparedStatement read = connection.prepareStatement("""
                        select id, summary, caller from inquiry_version
                        where id > ? and sealed_summary is null order by id limit ?""");
                PreparedStatement write = connection.prepareStatement(
                        "update inquiry_version set sealed_summary = ?, sealed_caller = ? where id = ?")) {
            read.setLong(1, last);
            read.setInt(2, BATCH);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    long id = row.getLong(1);
                    write.setBytes(1, sealed.seal(SealedInquiryColumns.VERSION_SUMMARY, id, row.getString(2)));
                    write.setBytes(2, sealed.seal(SealedInquiryColumns.VERSION_CALLER, id, row.getString(3)));
                    write.setLong(3, id);
                    write.addBatch();
                    done = id;
                }
            }
            write.executeBatch();
        }
        return done;
    }

    private @Nullable String sealDrafts(Connection connection, String last) throws SQLException {
        String done = null;
        try (PreparedStatement read = connection.prepareStatement("""
                        select submission_key, summary, caller, particulars from inquiry_draft
                        where submission_key > ? and sealed_summary is null order by submission_key limit ?""");
                PreparedStatement write = connection.prepareStatement("""
                        update inquiry_draft set id = ?, sealed_summary = ?, sealed_caller = ?, sealed_particulars = ?
                        where submission_key = ?""")) {
            read.setString(1, last);
            read.setInt(2, BATCH);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    long id = Ids.next();
                    write.setLong(1, id);
                    write.setBytes(2, sealed.seal(SealedInquiryColumns.DRAFT_SUMMARY, id, row.getString(2)));
                    write.setBytes(3, sealed.seal(SealedInquiryColumns.DRAFT_CALLER, id, row.getString(3)));
                    write.setBytes(4, sealed.seal(SealedInquiryColumns.DRAFT_PARTICULARS, id, row.getString(4)));
                    write.setString(5, row.getString(1));
                    write.addBatch();
                    done = row.getString(1);
                }
            }
            write.executeBatch();
        }
        return done;
    }
}
