package jp.madoguchi.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that can be taken away from a node: it refuses, or it doesn't answer. */
final class SwitchedDatabase extends DelegatingDataSource {
    private volatile boolean refuses;
    private volatile CountDownLatch silent = new CountDownLatch(0);

    SwitchedDatabase(DataSource real) {
        super(real);
    }

    void refuse() {
        refuses = true;
    }

    void fallSilent() {
        silent = new CountDownLatch(1);
    }

    void comeBack() {
        refuses = false;
        silent.countDown();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (refuses) {
            throw new SQLTransientConnectionException("no connection could be had in time");
        }
        try {
            silent.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        }
        return super.getConnection();
    }
}
