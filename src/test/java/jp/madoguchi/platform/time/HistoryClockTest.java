package jp.madoguchi.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HistoryClockTest {
    private static final Instant NOW = Instant.parse("2022-08-04T03:00:00Z");
    private static final Instant THEN = Instant.parse("2022-06-28T01:00:00Z");

    private final HistoryClock clock = new HistoryClock(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void onlyTheThreadThatMakesHistoryIsInThePastAndOnlyMeanwhile() {
        assertThat(clock.at(THEN, clock::instant)).isEqualTo(THEN);
        assertThat(clock.at(
                        THEN,
                        () -> CompletableFuture.supplyAsync(clock::instant).join()))
                .isEqualTo(NOW);
        assertThat(clock.instant()).isEqualTo(NOW);
        assertThatThrownBy(() -> clock.at(THEN, () -> {
                    throw new IllegalStateException("fails");
                }))
                .hasMessage("fails");
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void daysInJapanAreThoseOfThatTime() {
        assertThat(clock.at(THEN, () -> Tokyo.today(clock))).isEqualTo(LocalDate.of(2022, 6, 28));
        assertThat(Tokyo.today(clock)).isEqualTo(LocalDate.of(2022, 8, 4));
    }
}
