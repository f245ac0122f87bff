package jp.madoguchi.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.TestKeys;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The upgrade of an installation in which addresses and numbers have been corrected already. */
class FillContactCorrectedTest {
    private static final HolderFields FIRST = new HolderFields("井上 陽子", "イノウエ ヨウコ", "yoko@example.jp", "090-0471-9136");
    private static final HolderFields OTHER_EMAIL =
            new HolderFields("井上 陽子", "イノウエ ヨウコ", "haruko@example.jp", "090-0471-9136");
    private static final HolderFields NO_PHONE = new HolderFields("井上 遥子", "イノウエ ヨウコ", "haruko@example.jp", null);
    private static final HolderFields OTHER_NAME = new HolderFields("井上 春子", "イノウエ ハルコ", "haruko@example.jp", null);

    @Test
    void eachWayWasCorrectedWhenItWasLastAndWhatIsKnownAlreadyStays() throws SQLException {
        try (Connection database =
                        DriverManager.getConnection("jdbc:h2:mem:corrected;MODE=MySQL;DATABASE_TO_LOWER=TRUE");
                Statement sql = database.createStatement()) {
            sql.execute("""
                    create table case_correction(id bigint primary key, case_id bigint, number integer,
                      before_sealed varbinary(4000), after_sealed varbinary(4000), made_at datetime(3))""");
            sql.execute("""
                    create table contact_corrected(case_id bigint, channel varchar(10), corrected_at datetime(3),
                      primary key (case_id, channel))""");
            insert(database, 1, 7, 1, FIRST, NO_PHONE);
            insert(database, 2, 7, 2, NO_PHONE, FIRST);
            insert(database, 3, 7, 3, FIRST, OTHER_EMAIL);
            insert(database, 4, 7, 4, NO_PHONE, OTHER_NAME);
            insert(database, 5, 8, 1, FIRST, OTHER_EMAIL);
            insert(database, 6, 9, 1, null, null);
            sql.execute("insert into contact_corrected values (8, 'EMAIL', '2026-11-20 00:00:00')");

            for (int tried = 0; tried < 2; tried++) {
                new V231__FillContactCorrected(TestKeys.cipher()).migrate(new Context() {
                    @Override
                    public Configuration getConfiguration() {
                        throw new UnsupportedOperationException("the migration asks for the connection only");
                    }

                    @Override
                    public Connection getConnection() {
                        return database;
                    }
                });
            }

            List<String> corrected = new ArrayList<>();
            try (ResultSet row = sql.executeQuery("select * from contact_corrected order by case_id, channel")) {
                while (row.next()) {
                    corrected.add(row.getLong(1) + " " + row.getString(2) + " "
                            + row.getObject(3, LocalDateTime.class).getDayOfMonth());
                }
            }
            assertThat(corrected).containsExactly("7 EMAIL 3", "7 SMS 2", "8 EMAIL 20");
        }
    }

    private static void insert(
            Connection database,
            long id,
            long caseId,
            int number,
            @Nullable HolderFields before,
            @Nullable HolderFields after)
            throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement("insert into case_correction values (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setLong(2, caseId);
            insert.setInt(3, number);
            insert.setBytes(4, sealed(CorrectionStore.BEFORE, id, before));
            insert.setBytes(5, sealed(CorrectionStore.AFTER, id, after));
            insert.setObject(6, LocalDateTime.of(2026, 11, (int) id, 10, 0));
            insert.execute();
        }
    }

    private static byte @Nullable [] sealed(SealedColumn column, long id, @Nullable HolderFields fields) {
        return fields == null ? new byte[0] : column.seal(TestKeys.cipher(), id, SealedPersons.joined(fields));
    }
}
