package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much one person may have shown within an hour. */
@PortalTest
@Tag("database")
class RevealLogTest {
    private static final RevealedObject OBJECT = new RevealedObject("inquiry", "Q-1");

    @Autowired
    RevealLog reveals;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        CleanDatabase.clean(jdbc);
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private int kept() {
        return jdbc.sql("select count(*) from personal_data_reveal")
                .query(Integer.class)
                .single();
    }

    @Test
    void theThirtyFirstWithinAnHourIsRefusedAndThatIsInTheTrail() {
        for (int i = 0; i < 30; i++) {
            reveals.record(OBJECT, "確認 " + i);
        }
        assertThatThrownBy(() -> reveals.record(OBJECT, "もう一件"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(messages.get(Locale.JAPANESE, e.text())).contains("1 時間に表示できるのは 30 件まで"));

        assertThat(kept()).isEqualTo(30);
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'privacy.reveal.refused'")
                        .query(Integer.class)
                        .single())
                .isOne();
        SignedIn.as(Role.AUDITOR);
        assertThat(reveals.hours(10).stream().mapToInt(RevealLog.Hour::reveals).sum())
                .isEqualTo(30);

        jdbc.sql("update personal_data_reveal set revealed_at = revealed_at - interval '61' minute")
                .update();
        SignedIn.as(Role.OFFICIAL);
        reveals.record(OBJECT, "一時間後");
        assertThat(kept()).isEqualTo(31);
    }

    @Test
    void manyAtOnceDontPassTheLimitEither() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> tries = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        SignedIn.as(Role.OFFICIAL);
                        try {
                            reveals.record(OBJECT, "同時 " + i);
                            return true;
                        } catch (RejectedException e) {
                            return false;
                        } finally {
                            SignedIn.out();
                        }
                    })
                    .toList();
            int shown = 0;
            for (Future<Boolean> one : threads.invokeAll(tries)) {
                shown += one.get() ? 1 : 0;
            }
            assertThat(shown).isEqualTo(30);
        }
        assertThat(kept()).isEqualTo(30);
    }
}
