package jp.madoguchi.reissue.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of remarks on figures. */
@Repository
class FigureNoteStore {
    private static final String NOTES = """
            select n.id, n.report_id, r.as_of, r.organisation, i.code, n.note, n.follow_up, n.written_by, n.written_at,
              n.settled_by, n.settled_at
            from reissue_figure_note n join reissue_report r on r.id = n.report_id join issuer i on i.id = n.issuer_id
            """;

    private final JdbcClient jdbc;

    FigureNoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FigureNote> ofReport(long reportId) {
        return jdbc.sql(NOTES + "where n.report_id = ? order by n.written_at, n.id")
                .param(reportId)
                .query(FigureNoteStore::note)
                .list();
    }

    List<FigureNote> open(long incidentId, int most) {
        return jdbc.sql(
                        NOTES
                                + "where r.incident_id = ? and n.follow_up = true and n.settled_at is null order by n.written_at, n.id limit ?")
                .params(incidentId, most)
                .query(FigureNoteStore::note)
                .list();
    }

    Optional<FigureNote> find(long noteId) {
        return jdbc.sql(NOTES + "where n.id = ?")
                .param(noteId)
                .query(FigureNoteStore::note)
                .optional();
    }

    void add(long reportId, long issuerId, String note, boolean followUp, String user, Instant now) {
        jdbc.sql("""
                        insert into reissue_figure_note (id, report_id, issuer_id, note, follow_up, written_by, written_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(Ids.next(), reportId, issuerId, note, followUp, user, Tokyo.toColumn(now)))
                .update();
    }

    /** False where it is settled already, or nothing had to be done. */
    boolean settle(long noteId, String user, Instant now) {
        return jdbc.sql("""
                                update reissue_figure_note set settled_by = ?, settled_at = ?
                                where id = ? and follow_up = true and settled_at is null""")
                        .params(Arrays.asList(user, Tokyo.toColumn(now), noteId))
                        .update()
                > 0;
    }

    private static FigureNote note(ResultSet row, int number) throws SQLException {
        return new FigureNote(
                row.getLong("id"),
                row.getLong("report_id"),
                row.getObject("as_of", LocalDate.class),
                row.getString("organisation"),
                row.getString("code"),
                row.getString("note"),
                row.getBoolean("follow_up"),
                row.getString("written_by"),
                ReviewStore.instant(row, "written_at"),
                row.getString("settled_by"),
                ReviewStore.instantOrNone(row, "settled_at"));
    }
}
