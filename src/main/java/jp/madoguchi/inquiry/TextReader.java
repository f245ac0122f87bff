package jp.madoguchi.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javax.sql.DataSource;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Decrypts notes and keeps those that say what is looked for. They come from the database one by one, and are decrypted on all processors
 * meanwhile, so that a million of them need no more memory than a few hundred.
 */
@Repository
class TextReader {
    /** As much as is looked at before more is asked for. */
    private static final int FIRST = 500;

    /** What was read is skipped by the next statement, so each takes a multiple of all before. */
    private static final int GROWTH = 4;

    private static final int BATCH = 250;
    private static final int AHEAD = 2 * Runtime.getRuntime().availableProcessors();
    /** All, for which a statement needs a number. */
    private static final long ALL = Long.MAX_VALUE / 2;

    private final JdbcClient jdbc;
    private final SealedInquiryColumns sealed;
    private final boolean streams;

    TextReader(JdbcClient jdbc, SealedInquiryColumns sealed, DataSource dataSource) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.streams = Boolean.TRUE.equals(new JdbcTemplate(dataSource).execute(TextIndex::isOf));
    }

    private record Note(long id, LocalDateTime startedAt, byte[] folded) {}

    /** The inquiries that say what is looked for, in this order, without the first ones. */
    List<Long> ids(InquirySource source, String order, long offset, int limit) {
        Found found = new Found(offset, limit);
        long read = 0;
        long chunk = Math.max(FIRST, 2 * (offset + limit));
        while (true) {
            List<Object> params = source.params();
            params.add(chunk);
            params.add(read);
            long rows = read(source, order + " limit ? offset ?", params, found);
            read += rows;
            if (found.isFull() || rows < chunk) {
                return found.ids;
            }
            // the index is asked anew each time, and has left few
            chunk = source.byIndex() ? ALL : GROWTH * read;
        }
    }

    /** How many say what is looked for. */
    long count(InquirySource source) {
        Counted counted = new Counted();
        read(source, "", source.params(), counted);
        return counted.hits;
    }

    /** The same by the days on which they were received. */
    Map<LocalDate, Long> countByDay(InquirySource source) {
        Map<LocalDate, Long> days = new HashMap<>();
        read(source, "", source.params(), note -> {
            days.merge(Tokyo.day(Objects.requireNonNull(Tokyo.fromColumn(note.startedAt()))), 1L, Long::sum);
            return true;
        });
        return days;
    }

    /** Hands over the hits until the taker has enough; how many notes were read. */
    private long read(InquirySource source, String end, List<Object> params, Predicate<Note> taker) {
        TextSearch search = Objects.requireNonNull(source.search());
        JdbcClient.StatementSpec statement = jdbc.sql(
                        "select t.inquiry_id, t.started_at, t.folded" + source.fromAndWhere() + end)
                .params(params);
        if (streams) {
            // what MySQL's driver takes for "row by row"
            statement = statement.withFetchSize(Integer.MIN_VALUE);
        }
        return Objects.requireNonNull(statement.query((ResultSet row) -> read(row, search, taker)));
    }

    private Long read(ResultSet row, TextSearch search, Predicate<Note> taker) throws SQLException {
        Deque<CompletableFuture<List<Note>>> running = new ArrayDeque<>();
        List<Note> batch = new ArrayList<>(BATCH);
        long read = 0;
        boolean more = true;
        while (more && row.next()) {
            read++;
            batch.add(new Note(row.getLong(1), row.getObject(2, LocalDateTime.class), row.getBytes(3)));
            if (batch.size() == BATCH) {
                running.add(hits(batch, search));
                batch = new ArrayList<>(BATCH);
                more = running.size() <= AHEAD || take(running.remove(), taker);
            }
        }
        running.add(hits(batch, search));
        while (more && !running.isEmpty()) {
            more = take(running.remove(), taker);
        }
        return read;
    }

    private CompletableFuture<List<Note>> hits(List<Note> notes, TextSearch search) {
        return CompletableFuture.supplyAsync(
                () -> notes.stream().filter(note -> isHit(note, search)).toList());
    }

    private boolean isHit(Note note, TextSearch search) {
        return search.isIn(Objects.requireNonNull(sealed.open(SealedInquiryColumns.TEXT, note.id(), note.folded())));
    }

    private static boolean take(CompletableFuture<List<Note>> hits, Predicate<Note> taker) {
        for (Note note : hits.join()) {
            if (!taker.test(note)) {
                return false;
            }
        }
        return true;
    }

    /** Part of the hits. */
    private static final class Found implements Predicate<Note> {
        private final List<Long> ids = new ArrayList<>();
        private final int limit;
        private long skip;

        private Found(long offset, int limit) {
            this.skip = offset;
            this.limit = limit;
        }

        private boolean isFull() {
            return ids.size() >= limit;
        }

        @Override
        public boolean test(Note note) {
            if (skip > 0) {
                skip--;
            } else if (!isFull()) {
                ids.add(note.id());
            }
            return !isFull();
        }
    }

    private static final class Counted implements Predicate<Note> {
        private long hits;

        @Override
        public boolean test(Note note) {
            hits++;
            return true;
        }
    }
}
