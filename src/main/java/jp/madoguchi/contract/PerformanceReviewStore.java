package jp.madoguchi.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of reviews, what they rest on, and the answers to them. Rows are only ever added. */
@Repository
class PerformanceReviewStore {
    private final JdbcClient jdbc;

    PerformanceReviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last review of each month of each obligation. */
    Map<EvidenceStore.CellKey, MonthStanding.ReviewLine> last(long contractId) {
        Map<EvidenceStore.CellKey, MonthStanding.ReviewLine> reviews = new HashMap<>();
        jdbc.sql("""
                        select r.* from contract_review r
                          join (select obligation_id, month_start, max(version) as version from contract_review
                            where contract_id = :contract group by obligation_id, month_start) l
                          on l.obligation_id = r.obligation_id and l.month_start = r.month_start and l.version = r.version
                        where r.contract_id = :contract""").param("contract", contractId).query(row -> {
            reviews.put(new EvidenceStore.CellKey(row.getLong("obligation_id"), Columns.month(row)), line(row));
        });
        return reviews;
    }

    Optional<MonthStanding.ReviewLine> last(long obligationId, YearMonth month) {
        return jdbc.sql("""
                        select * from contract_review where obligation_id = ? and month_start = ?
                        order by version desc limit 1""")
                .params(obligationId, Columns.column(month))
                .query((row, n) -> line(row))
                .optional();
    }

    /** All versions of a month, the latest first, with what they rest on: two statements. */
    List<PerformanceReview> ofCell(long obligationId, YearMonth month) {
        Map<Long, List<ReviewedItem>> items = new HashMap<>();
        jdbc.sql("""
                        select i.* from contract_review_item i join contract_review r on r.id = i.review_id
                        where r.obligation_id = ? and r.month_start = ? order by i.review_id, i.sort""").params(obligationId, Columns.column(month)).query(row -> {
            items.computeIfAbsent(row.getLong("review_id"), id -> new ArrayList<>())
                    .add(item(row));
        });
        return jdbc.sql("""
                        select * from contract_review where obligation_id = ? and month_start = ? order by version desc""")
                .params(obligationId, Columns.column(month))
                .query((row, n) -> review(row, items))
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where somebody else has written this version */
    long add(long contractId, long obligationId, YearMonth month, int version, ReviewText text, Signed signed) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into contract_review (id, contract_id, obligation_id, month_start, version, judgement, finding, reason,
                          reviewed_by, reviewed_by_name, reviewed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        contractId,
                        obligationId,
                        Columns.column(month),
                        version,
                        text.judgement().name(),
                        text.finding(),
                        text.reason(),
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
        return id;
    }

    void addItems(long reviewId, List<ReviewedItem> items) {
        int sort = 0;
        for (ReviewedItem item : items) {
            List<Object> columns = switch (item) {
                case ReviewedItem.Statement one ->
                    Arrays.asList(
                            "STATEMENT",
                            one.text(),
                            one.evidenceId(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null);
                case ReviewedItem.File one ->
                    Arrays.asList(
                            "FILE",
                            one.name(),
                            one.evidenceId(),
                            one.fileId(),
                            one.sha256(),
                            one.size(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null);
                case ReviewedItem.Figure one ->
                    Arrays.asList(
                            "FIGURE",
                            one.kind().name(),
                            null,
                            null,
                            null,
                            null,
                            one.value(),
                            one.of(),
                            one.kind().source().name(),
                            one.from(),
                            one.to(),
                            Tokyo.toColumn(one.asOf()));
            };
            List<Object> params = new ArrayList<>(Arrays.asList(Ids.next(), reviewId, sort++));
            params.addAll(columns);
            jdbc.sql("""
                            insert into contract_review_item (id, review_id, sort, kind, label, evidence_id, file_id, sha256,
                              size_bytes, figure, figure_of, source, from_day, to_day, as_of)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(params).update();
        }
    }

    void addAnswer(long contractId, long obligationId, YearMonth month, int reviewVersion, String text, Signed signed) {
        jdbc.sql("""
                        insert into contract_review_answer (id, contract_id, obligation_id, month_start, review_version, content,
                          answered_by, answered_by_name, answered_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        contractId,
                        obligationId,
                        Columns.column(month),
                        reviewVersion,
                        text,
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
    }

    /** The latest last. */
    List<ReviewAnswer> answers(long obligationId, YearMonth month) {
        return jdbc.sql("""
                        select * from contract_review_answer where obligation_id = ? and month_start = ?
                        order by answered_at, id""")
                .params(obligationId, Columns.column(month))
                .query((row, n) -> new ReviewAnswer(
                        row.getInt("review_version"),
                        Objects.requireNonNull(row.getString("content")),
                        SignedColumns.signed(row, "answered")))
                .list();
    }

    /** The version of the review that was answered last, by month. */
    Map<EvidenceStore.CellKey, Integer> answered(long contractId) {
        Map<EvidenceStore.CellKey, Integer> answered = new HashMap<>();
        jdbc.sql("""
                        select obligation_id, month_start, max(review_version) as version from contract_review_answer
                        where contract_id = ? group by obligation_id, month_start""").param(contractId).query(row -> {
            answered.put(
                    new EvidenceStore.CellKey(row.getLong("obligation_id"), Columns.month(row)), row.getInt("version"));
        });
        return answered;
    }

    private static MonthStanding.ReviewLine line(ResultSet row) throws SQLException {
        return new MonthStanding.ReviewLine(
                row.getInt("version"),
                Judgement.valueOf(row.getString("judgement")),
                Objects.requireNonNull(row.getString("finding")),
                SignedColumns.signed(row, "reviewed"));
    }

    private static PerformanceReview review(ResultSet row, Map<Long, List<ReviewedItem>> items) throws SQLException {
        return new PerformanceReview(
                row.getLong("id"),
                row.getLong("obligation_id"),
                Columns.month(row),
                row.getInt("version"),
                Judgement.valueOf(row.getString("judgement")),
                Objects.requireNonNull(row.getString("finding")),
                row.getString("reason"),
                SignedColumns.signed(row, "reviewed"),
                items.getOrDefault(row.getLong("id"), List.of()));
    }

    private static ReviewedItem item(ResultSet row) throws SQLException {
        String label = Objects.requireNonNull(row.getString("label"));
        return switch (row.getString("kind")) {
            case "STATEMENT" -> new ReviewedItem.Statement(row.getLong("evidence_id"), label);
            case "FILE" ->
                new ReviewedItem.File(
                        row.getLong("evidence_id"),
                        row.getLong("file_id"),
                        label,
                        row.getLong("size_bytes"),
                        Objects.requireNonNull(row.getString("sha256")));
            default ->
                new ReviewedItem.Figure(
                        PortalFigure.Kind.valueOf(label),
                        row.getBigDecimal("figure"),
                        row.getBigDecimal("figure_of"),
                        Columns.day(row, "from_day"),
                        Columns.day(row, "to_day"),
                        Objects.requireNonNull(Columns.instant(row, "as_of")));
        };
    }
}
