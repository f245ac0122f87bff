package jp.madoguchi.security.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.madoguchi.security.Refused;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {
    private final List<Object> noted = new ArrayList<>();
    private final RequestLimits limits = new RequestLimits(
            new LimitSettings(Map.of(Limit.SEARCH_PER_USER, 5, Limit.API_PER_ADDRESS, 2)), noted::add);

    @Test
    void asManyAsAreAllowedGoThroughAndTheNextWaits() {
        for (int i = 0; i < 5; i++) {
            assertThat(limits.take(Limit.SEARCH_PER_USER, "operator")).isEmpty();
        }
        assertThat(limits.take(Limit.SEARCH_PER_USER, "operator"))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1)));
        assertThat(limits.take(Limit.SEARCH_PER_USER, "operator2"))
                .as("somebody else’s")
                .isEmpty();
    }

    @Test
    void aLimitThatIsReachedIsNotedOnce() {
        for (int i = 0; i < 50; i++) {
            limits.take(Limit.SEARCH_PER_USER, "operator");
        }
        assertThat(noted).containsExactly(new Refused("429 search_per_user"));
    }

    @Test
    void whoHasANetworkOfAddressesHasOneLimit() {
        limits.takeFrom(Limit.API_PER_ADDRESS, "2001:db8:1:2:3::1");
        limits.takeFrom(Limit.API_PER_ADDRESS, "2001:db8:1:2:4::2");
        assertThat(limits.takeFrom(Limit.API_PER_ADDRESS, "2001:db8:1:2::9")).isPresent();
        assertThat(limits.takeFrom(Limit.API_PER_ADDRESS, "2001:db8:1:3::9")).isEmpty();
        assertThat(limits.takeFrom(Limit.API_PER_ADDRESS, "192.0.2.1")).isEmpty();
    }

    @Test
    void theUsualLimitsLieAboveTheBusiestDesk() {
        LimitSettings usual = new LimitSettings(Map.of());
        for (Limit limit : Limit.values()) {
            assertThat(usual.of(limit)).isGreaterThanOrEqualTo(10);
        }
        assertThat(usual.of(Limit.SEARCH_PER_USER)).isGreaterThanOrEqualTo(100);
    }

    @Test
    void aLimitOfNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new LimitSettings(Map.of(Limit.SEARCH_PER_USER, 0)))
                .hasMessageContaining("madoguchi.limits.most");
    }
}
