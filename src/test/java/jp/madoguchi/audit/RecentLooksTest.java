package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.LongStream;
import jp.madoguchi.testing.SteppingClock;
import org.junit.jupiter.api.Test;

class RecentLooksTest {
    private final SteppingClock clock = new SteppingClock(Instant.parse("2022-08-04T01:00:00Z"));
    private final RecentLooks recent = new RecentLooks(clock);

    @Test
    void whatWasShownWithinAMinuteIsKnownAndWhatComesToItIsNot() {
        AuditRow look = look("midori");
        recent.remember(look, List.of(3L, 1L));
        recent.remember(look, List.of(2L));

        assertThat(recent.isKnown(look, List.of(1L, 2L, 3L))).isTrue();
        assertThat(recent.isKnown(look, List.of(1L, 4L))).isFalse();
        assertThat(recent.isKnown(look("sho"), List.of(1L))).isFalse();
        clock.goOn(RecentLooks.LASTING);
        assertThat(recent.isKnown(look, List.of(1L))).isFalse();
    }

    @Test
    void aMinuteLaterNothingOfItIsInMemory() {
        for (int i = 0; i < 100; i++) {
            recent.remember(look("user" + i), List.of(1L));
        }
        recent.forget();
        assertThat(recent.remembered()).isEqualTo(100);
        clock.goOn(RecentLooks.LASTING);
        recent.forget();
        assertThat(recent.remembered()).isZero();
    }

    @Test
    void whoScrollsFarKeepsNoMoreThanALongListInMemory() {
        AuditRow look = look("midori");
        int page = 50;
        for (int from = 0; from < 2 * RecentLooks.MOST_SHOWN; from += page) {
            recent.remember(look, ids(from, page));
        }
        assertThat(recent.isKnown(look, ids(2 * RecentLooks.MOST_SHOWN - page, page)))
                .as("what is on screen")
                .isTrue();
        assertThat(recent.isKnown(look, ids(0, page))).as("what was long ago").isFalse();
        recent.remember(look("sho"), ids(0, RecentLooks.MOST_SHOWN + 1));
        assertThat(recent.isKnown(look("sho"), ids(0, 1))).isFalse();
    }

    private static List<Long> ids(long from, int number) {
        return LongStream.range(from, from + number).boxed().toList();
    }

    private AuditRow look(String user) {
        return new AuditRow(
                0,
                AuditRow.LATEST_VERSION,
                LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC),
                user,
                "OPERATOR",
                null,
                null,
                null,
                "s",
                "audit.look.list",
                "-",
                "INCIDENT",
                "1",
                null,
                "{}",
                null,
                null,
                "",
                "");
    }
}
