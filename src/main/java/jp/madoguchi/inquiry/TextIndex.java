package jp.madoguchi.inquiry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whether words are looked for in the index or by reading the notes through. The index is quick for what is rare; for a word of
 * every third note it is the slowest way there is, and the server, which doesn't know how frequent a word is, takes it whenever
 * it is offered. So a small part of the notes is looked at first.
 */
@Repository
class TextIndex {
    /** Read through before anything else has been found out. */
    private static final int FEW = 5_000;

    /** What a hit in the index costs, in notes that are read through; measured. */
    private static final int COST_OF_A_HIT = 12;

    /** Words come in waves, so the first page may lie further off than the average says. */
    private static final int UNEVEN = 10;

    private static final int SAMPLE = 1_000;
    private static final int PIECES = 40;

    private final JdbcClient jdbc;
    private final InquiryCounts counts;
    private final boolean exists;

    TextIndex(JdbcClient jdbc, InquiryCounts counts, DataSource dataSource) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.exists = Boolean.TRUE.equals(new JdbcTemplate(dataSource).execute(TextIndex::isOf));
    }

    /** MySQL and MariaDB have it, H2 hasn't. */
    static boolean isOf(Connection connection) throws SQLException {
        return !connection.getMetaData().getDatabaseProductName().equals("H2");
    }

    /** Joins in the order that is written, where the server can be told to. */
    String join() {
        return exists ? " straight_join " : " join ";
    }

    /**
     * Whether the index comes to an end before reading through does.
     *
     * @param wanted so many hits are enough
     */
    boolean isQuicker(InquiryFilter filter, TextSearch search, long wanted) {
        if (!exists || search.isOfDigits()) {
            return false;
        }
        InquiryCounts.Extent extent = counts.extent(filter);
        if (extent.inSpan() <= FEW) {
            return false;
        }
        double share = share(filter.incidentId(), search, extent);
        double read = Math.min(extent.inSpan(), (double) wanted * UNEVEN / share);
        return share * extent.inquiries() * COST_OF_A_HIT < read;
    }

    /** How frequent the words are, by pieces of time that lie evenly over the whole incident; never nought. */
    private double share(long incidentId, TextSearch search, InquiryCounts.Extent extent) {
        LocalDateTime first = Objects.requireNonNull(Tokyo.toColumn(Tokyo.startOf(extent.first())));
        Duration whole = Duration.between(
                first, Tokyo.toColumn(Tokyo.startOf(extent.last().plusDays(1))));
        Duration step = whole.dividedBy(PIECES);
        Duration piece = Duration.ofMillis(step.toMillis() * SAMPLE / extent.inquiries());
        List<Object> params = new ArrayList<>(search.words());
        params.add(incidentId);
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            LocalDateTime from = first.plus(step.multipliedBy(i)).plus(step.dividedBy(2));
            pieces.add("t.started_at between ? and ?");
            params.add(from);
            params.add(from.plus(piece));
        }
        return jdbc.sql("select count(*), count(case when " + search.condition()
                        + " then 1 end) from inquiry_text t where t.incident_id = ? and ("
                        + String.join(" or ", pieces) + ")")
                .params(params)
                .query((row, n) -> (row.getLong(2) + 0.5) / (row.getLong(1) + 1))
                .single();
    }
}
