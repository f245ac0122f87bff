package jp.madoguchi.audit;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds looks to the chain: many at once, in one transaction of its own. Whoever looks waits until the look is stored for good, so
 * that a process that is killed loses no event of what has been shown; meanwhile others join the next transaction, so that
 * a busy desk doesn't queue for the chain's end one by one.
 *
 * <p>It keeps one connection of its own, which is none of the pool's: those who wait have one each, and all together may have them all,
 * as when a whole shift signs in at once, or the database is back.
 */
@Component
class LookAppender implements DisposableBean {
    static final int QUEUE = 10_000;
    private static final int AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A connection that was silent for longer is asked whether it lives. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(LookAppender.class);

    private record Waiting(AuditRow event, CompletableFuture<Void> stored) {}

    private record Line(SingleConnectionDataSource connection, AuditChain chain, TransactionTemplate transaction) {}

    private final DataSource dataSource;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile boolean ending;
    private @Nullable Thread thread;
    private @Nullable Line line;
    private long lastUse;

    LookAppender(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @throws AuditUnavailableException where it can't be stored */
    void append(AuditRow event) {
        start();
        Waiting waiting = new Waiting(event, new CompletableFuture<>());
        try {
            if (ending || !queue.offer(waiting, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AuditUnavailableException(null);
            }
            waiting.stored().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuditUnavailableException(e);
        } catch (ExecutionException | TimeoutException e) {
            // where it hasn't begun yet, it isn't stored either; where it has, there is an event too many, and none too
            // few
            queue.remove(waiting);
            throw new AuditUnavailableException(e);
        }
    }

    private synchronized void start() {
        if (thread == null && !ending) {
            thread = Thread.ofPlatform().daemon().name("audit-looks").start(this::run);
        }
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        while (!ending || !queue.isEmpty()) {
            batch.clear();
            try {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, AT_ONCE - 1);
                store(batch);
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException e) {
                drop();
                log.error("Looks could not be added to the audit trail; they are not shown", e);
                batch.forEach(waiting -> waiting.stored().completeExceptionally(e));
            }
        }
        drop();
    }

    private void store(List<Waiting> batch) {
        Line ready = line();
        ready.transaction()
                .executeWithoutResult(transaction ->
                        ready.chain().append(batch.stream().map(Waiting::event).toList()));
        lastUse = System.nanoTime();
        batch.forEach(waiting -> waiting.stored().complete(null));
    }

    private Line line() {
        Line kept = line;
        if (kept != null && isAlive(kept)) {
            return kept;
        }
        drop();
        try {
            Connection connection = open();
            SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
            Line made = new Line(
                    single,
                    new AuditChain(AuditStore.on(single)),
                    new TransactionTemplate(new DataSourceTransactionManager(single)));
            line = made;
            return made;
        } catch (SQLException e) {
            throw new IllegalStateException("no connection for the audit trail", e);
        }
    }

    private Connection open() throws SQLException {
        if (!dataSource.isWrapperFor(HikariDataSource.class)) {
            return dataSource.getConnection();
        }
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        Credentials credentials = pool.getCredentials();
        if (credentials.getUsername() != null) {
            properties.setProperty("user", credentials.getUsername());
        }
        if (credentials.getPassword() != null) {
            properties.setProperty("password", credentials.getPassword());
        }
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }

    private boolean isAlive(Line kept) {
        if (System.nanoTime() - lastUse < SILENCE.toNanos()) {
            return true;
        }
        try (Connection connection = kept.connection().getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private void drop() {
        Line kept = line;
        line = null;
        if (kept != null) {
            kept.connection().destroy();
        }
    }

    /** What waits is stored before the portal ends. */
    @Override
    public void destroy() throws InterruptedException {
        Thread running;
        synchronized (this) {
            ending = true;
            running = thread;
        }
        if (running != null) {
            running.join(PATIENCE.toMillis());
        }
    }
}
