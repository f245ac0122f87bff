package jp.madoguchi.outreach.wave;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Waves that are there keep what is in force at the upgrade: nobody knows any more what was when they were submitted. In Java, since the
 * incident's hours are stored as Hibernate turns them over between the zone of the process and UTC. A try after one that failed does what
 * is left.
 */
@Component
class V224__ImprintsOfWaves extends BaseJavaMigration {
    private static final int MINUTES_OF_HOUR = 60;

    private record InForce(
            long incidentId,
            String nameJa,
            String nameEn,
            LocalTime opensAt,
            LocalTime closesAt,
            @Nullable String hotline,
            @Nullable String setBy) {}

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (PreparedStatement imprint = connection.prepareStatement("""
                insert into wave_imprint (wave_id, hotline, hotline_by, opens_at, closes_at, name_ja, name_en)
                select w.id, ?, ?, ?, ?, ?, ? from wave w where w.incident_id = ? and w.state <> 'DRAFT'
                  and not exists (select 1 from wave_imprint m where m.wave_id = w.id)""")) {
            for (InForce one : inForce(connection)) {
                imprint.setString(1, one.hotline());
                imprint.setString(2, one.setBy());
                imprint.setInt(3, minutes(one.opensAt()));
                imprint.setInt(4, minutes(one.closesAt()));
                imprint.setString(5, one.nameJa());
                imprint.setString(6, one.nameEn());
                imprint.setLong(7, one.incidentId());
                imprint.executeUpdate();
            }
        }
    }

    private static List<InForce> inForce(Connection connection) throws SQLException {
        Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        List<InForce> all = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement("""
                        select i.id, i.name_ja, i.name_en, i.opens_at, i.closes_at, h.hotline, h.set_by
                        from incident i left join outreach_hotline h on h.incident_id = i.id""");
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                all.add(new InForce(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTime(4, utc).toLocalTime(),
                        row.getTime(5, utc).toLocalTime(),
                        row.getString(6),
                        row.getString(7)));
            }
        }
        return all;
    }

    private static int minutes(LocalTime time) {
        return time.getHour() * MINUTES_OF_HOUR + time.getMinute();
    }
}
