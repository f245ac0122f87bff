package jp.madoguchi.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import jp.madoguchi.audit.Verification.Broken;
import jp.madoguchi.audit.Verification.Fault;
import jp.madoguchi.audit.Verification.Intact;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole chain and compares each event with its hash, with the event before, with the signed checkpoints and the last with
 * the chain's end. Pieces of the chain are read side by side, since each event says itself which hash stands before it. It needs a
 * database and nothing else of the portal.
 */
final class ChainVerifier {
    private static final int PIECE = 4_000;

    private static final String PIECES =
            "select " + AuditRow.COLUMNS + " from audit_event where number >= ? and number <= ? order by number";

    private final DataSource dataSource;
    private final Map<Long, String> checkpoints;
    private final LongConsumer progress;

    /**
     * @param checkpoints hashes that were signed and kept outside, by the number of their event
     * @param progress is told again and again how many events were found good
     */
    ChainVerifier(DataSource dataSource, Map<Long, String> checkpoints, LongConsumer progress) {
        this.dataSource = dataSource;
        this.checkpoints = Map.copyOf(checkpoints);
        this.progress = progress;
    }

    /** @param last the highest number of the piece; its hash where all is well so far */
    private record Piece(long last, String hash, @Nullable Broken broken) {}

    private record Ends(long lowest, long highest) {}

    Verification verify() throws SQLException {
        // first, since events may be added while the chain is read
        AuditStore.Head head = head();
        Ends ends = ends();
        if (ends.lowest() < 1) {
            return new Broken(ends.lowest(), Fault.MISSING);
        }
        String lastHash = AuditHash.NONE;
        AtomicBoolean ended = new AtomicBoolean();
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);
        try (ExecutorService readers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("audit-verifier-", 1).factory())) {
            Deque<Future<Piece>> running = new ArrayDeque<>();
            long next = 1;
            while (next <= ends.highest() || !running.isEmpty()) {
                while (next <= ends.highest() && running.size() < threads * 2) {
                    long from = next;
                    long to = Math.min(from + PIECE - 1, ends.highest());
                    running.add(readers.submit(() -> ended.get() ? none(from) : piece(from, to, head)));
                    next = to + 1;
                }
                Piece piece = done(running.removeFirst());
                if (piece.broken() != null) {
                    ended.set(true);
                    return piece.broken();
                }
                lastHash = piece.hash();
                progress.accept(piece.last());
            }
        }
        return atTheEnd(head, ends.highest(), lastHash);
    }

    private Verification atTheEnd(AuditStore.Head head, long last, String lastHash) throws SQLException {
        long signed =
                checkpoints.keySet().stream().mapToLong(number -> number).max().orElse(0);
        if (signed > last) {
            return new Broken(last + 1, Fault.CUT);
        }
        boolean added = last > head.number() && head().number() >= last;
        return last == head.number() || added
                ? new Intact(last, lastHash)
                : new Broken(Math.min(last, head.number()) + 1, Fault.END);
    }

    private static Piece none(long from) {
        return new Piece(from, "", null);
    }

    private static Piece done(Future<Piece> piece) throws SQLException {
        try {
            return piece.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("the verification was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Begins at the event before the piece, whose hash the first of it has to follow. */
    private Piece piece(long from, long to, AuditStore.Head head) throws SQLException {
        long number = from == 1 ? 0 : from - 2;
        String hash = AuditHash.NONE;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(PIECES)) {
            select.setLong(1, from - 1);
            select.setLong(2, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    AuditRow event = AuditRow.read(rows);
                    boolean before = event.number() == from - 1;
                    Fault fault = before ? null : fault(event, number, hash, head);
                    if (fault != null) {
                        return new Piece(
                                to, "", new Broken(fault == Fault.MISSING ? number + 1 : event.number(), fault));
                    }
                    number = event.number();
                    hash = event.hash();
                }
            }
        }
        return new Piece(to, hash, number == to ? null : new Broken(number + 1, Fault.MISSING));
    }

    private @Nullable Fault fault(AuditRow event, long numberBefore, String hashBefore, AuditStore.Head head) {
        Fault fault = ofItself(event, numberBefore, hashBefore);
        if (fault != null) {
            return fault;
        }
        String signed = checkpoints.get(event.number());
        if (signed != null && !signed.equals(event.hash())) {
            return Fault.REWRITTEN;
        }
        return event.number() == head.number() && !event.hash().equals(head.hash()) ? Fault.END : null;
    }

    /** What is wrong with an event, as long as nobody knows more than the chain itself. */
    static @Nullable Fault ofItself(AuditRow event, long numberBefore, String hashBefore) {
        if (event.number() != numberBefore + 1) {
            return Fault.MISSING;
        }
        if (!event.previousHash().equals(hashBefore)) {
            return Fault.UNCHAINED;
        }
        boolean known = event.version() >= 1 && event.version() <= AuditRow.LATEST_VERSION;
        return known && !event.hasMoreThanItsForm() && event.hash().equals(AuditHash.of(event)) ? null : Fault.CHANGED;
    }

    private AuditStore.Head head() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select number, hash from audit_head where id = 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? new AuditStore.Head(row.getLong(1), row.getString(2)) : AuditStore.Head.START;
        }
    }

    private Ends ends() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select coalesce(min(number), 1), coalesce(max(number), 0) from audit_event");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Ends(row.getLong(1), row.getLong(2));
        }
    }
}
