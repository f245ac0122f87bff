package jp.madoguchi.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;

/** However the driver and the pool say it. */
class DatabaseAwayTest {
    @Test
    void aConnectionThatWasLostIsTold() {
        assertThat(DatabaseAway.is(new DataAccessResourceFailureException(
                        "", new SQLException("Communications link failure", "08S01"))))
                .isTrue();
        assertThat(DatabaseAway.is(new SQLTransientConnectionException("no connection is available")))
                .isTrue();
        assertThat(DatabaseAway.is(new SQLException("Connection is closed"))).isTrue();
        assertThat(DatabaseAway.is(new SQLException("No operations allowed after statement closed.", "S1009")))
                .isTrue();
        assertThat(DatabaseAway.is(new TransientDataAccessResourceException(
                        "reading", new SQLException("Connection reset", "S1000"))))
                .as("while an answer was being read")
                .isTrue();
    }

    @Test
    void whatTheDatabaseRefusesIsNoneAndNeitherIsAnotherServer() {
        assertThat(DatabaseAway.is(new SQLException("Duplicate entry", "23000")))
                .isFalse();
        assertThat(DatabaseAway.is(new IllegalStateException(new SocketException("Connection reset"))))
                .isFalse();
        assertThat(DatabaseAway.is(null)).isFalse();
    }
}
