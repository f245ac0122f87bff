package jp.madoguchi.inquiry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whether words are looked for in the index or by reading the notes through. The index is quick for what is rare; for a word of
 * every third note it is the slowest way there is, and the server, which doesn't know how frequent a word is, takes it whenever
 * it is offered. So a small part of the notes is decrypted and looked at first. It also tells which pieces of the words are the rarest:
 * these are asked for, and what they leave is compared exactly.
 */
@Repository
class TextIndex {
    /** Read through before anything else has been found out. */
    static final int FEW = 5_000;

    /** What an entry in the index costs, in notes that are read through; estimated, {@code ./portal bench list} shows whether it fits. */
    private static final int COST_OF_AN_ENTRY = 4;

    /** Words come in waves, so the first page may lie further off than the average says. */
    private static final int UNEVEN = 10;

    /** More narrow down no further. */
    private static final int MOST_PIECES = 3;

    private static final int SAMPLE = 1_000;
    private static final int PARTS = 40;

    private final JdbcClient jdbc;
    private final InquiryCounts counts;
    private final SealedInquiryColumns sealed;
    private final SearchWords words;
    private final DataSource dataSource;
    private final boolean exists;

    TextIndex(
            JdbcClient jdbc,
            InquiryCounts counts,
            SealedInquiryColumns sealed,
            SearchWords words,
            DataSource dataSource) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.sealed = sealed;
        this.words = words;
        this.dataSource = dataSource;
        this.exists = Boolean.TRUE.equals(new JdbcTemplate(dataSource).execute(TextIndex::isOf));
    }

    /** MySQL and MariaDB have it, H2 hasn't. */
    static boolean isOf(Connection connection) throws SQLException {
        return !connection.getMetaData().getDatabaseProductName().equals("H2");
    }

    /**
     * Without the pieces of notes that were removed: the server only remembers that those notes are gone, and keeps the pieces. Whoever
     * adds to it waits meanwhile. Over many notes it takes longer than a driver waits for any other statement.
     */
    void makeAnew() {
        if (exists) {
            List<String> answers = Objects.requireNonNull(new JdbcTemplate(dataSource).execute(TextIndex::writeAnew));
            if (answers.stream()
                    .anyMatch(answer -> answer.toLowerCase(Locale.ROOT).startsWith("error"))) {
                throw new IllegalStateException("The index of notes could not be made anew: " + answers);
            }
        }
    }

    private static List<String> writeAnew(Connection connection) throws SQLException {
        int patience = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("optimize table inquiry_gram")) {
            while (row.next()) {
                answers.add(row.getString("msg_type") + ": " + row.getString("msg_text"));
            }
        } finally {
            connection.setNetworkTimeout(Runnable::run, patience);
        }
        return answers;
    }

    /** Joins in the order that is written, where the server can be told to. */
    String join() {
        return exists ? " straight_join " : " join ";
    }

    /**
     * What the index is to be asked for, in its boolean mode, if it comes to an end before reading through does.
     *
     * @param wanted so many hits are enough
     */
    Optional<String> quicker(InquiryFilter filter, TextSearch search, long wanted) {
        List<Set<String>> pieces = search.pieces();
        if (!exists || pieces.isEmpty()) {
            return Optional.empty();
        }
        InquiryCounts.Extent extent = counts.extent(filter);
        if (extent.inSpan() <= FEW) {
            return Optional.empty();
        }
        List<String> sample = sample(filter.incidentId(), extent);
        double share = share(sample.stream().filter(search::isIn).count(), sample);
        double read = Math.min(extent.inSpan(), (double) wanted * UNEVEN / share);
        Map<String, Double> shares = new HashMap<>();
        pieces.forEach(all -> all.forEach(piece -> shares.put(
                piece,
                share(sample.stream().filter(note -> note.contains(piece)).count(), sample))));
        List<List<String>> asked = pieces.stream()
                .map(all -> all.stream()
                        .sorted(Comparator.comparingDouble(piece -> share(shares, piece)))
                        .limit(MOST_PIECES)
                        .toList())
                .toList();
        double entries = asked.stream()
                .flatMap(List::stream)
                .mapToDouble(piece -> share(shares, piece) * extent.inquiries())
                .sum();
        return entries * COST_OF_AN_ENTRY < read ? Optional.of(query(asked)) : Optional.empty();
    }

    private static double share(Map<String, Double> shares, String piece) {
        return Objects.requireNonNull(shares.get(piece));
    }

    /** Never nought. */
    private static double share(long hits, List<String> sample) {
        return (hits + 0.5) / (sample.size() + 1);
    }

    /** Nothing that a user types reaches the index's own language. */
    String query(List<List<String>> asked) {
        List<String> alternatives = asked.stream()
                .map(pieces ->
                        pieces.stream().map(piece -> "+" + words.word(piece)).collect(Collectors.joining(" ")))
                .toList();
        return alternatives.size() == 1 ? alternatives.getFirst() : "(" + String.join(") (", alternatives) + ")";
    }

    /** Notes of parts of time that lie evenly over the whole incident. */
    private List<String> sample(long incidentId, InquiryCounts.Extent extent) {
        LocalDateTime first = Objects.requireNonNull(Tokyo.toColumn(Tokyo.startOf(extent.first())));
        Duration whole = Duration.between(
                first, Tokyo.toColumn(Tokyo.startOf(extent.last().plusDays(1))));
        Duration step = whole.dividedBy(PARTS);
        Duration part = Duration.ofMillis(step.toMillis() * SAMPLE / extent.inquiries());
        List<Object> params = new ArrayList<>(List.of(incidentId));
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            LocalDateTime from = first.plus(step.multipliedBy(i)).plus(step.dividedBy(2));
            parts.add("t.started_at between ? and ?");
            params.add(from);
            params.add(from.plus(part));
        }
        return jdbc.sql("select t.inquiry_id, t.folded from inquiry_text t where t.incident_id = ? and ("
                        + String.join(" or ", parts) + ")")
                .params(params)
                .query((row, n) ->
                        Objects.requireNonNull(sealed.open(SealedInquiryColumns.TEXT, row.getLong(1), row.getBytes(2))))
                .list();
    }
}
