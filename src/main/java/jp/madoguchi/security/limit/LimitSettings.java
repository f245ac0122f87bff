package jp.madoguchi.security.limit;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code madoguchi.limits}: how many in a limit's span. The defaults lie well above what people do: a desk at its busiest
 * searches 50 times a minute, a list that is scrolled through asks for some pages a second, and an open one counts anew with each inquiry
 * that others log.
 */
@ConfigurationProperties("madoguchi.limits")
record LimitSettings(Map<Limit, Integer> most) {
    private static final Map<Limit, Integer> DEFAULTS = Map.of(
            Limit.SIGN_IN_PER_ADDRESS, 120,
            Limit.SIGN_IN_PER_USER, 10,
            Limit.API_PER_ADDRESS, 1_200,
            Limit.API_PER_USER, 600,
            Limit.SEARCH_PER_USER, 300,
            Limit.LIST_PER_USER, 600,
            Limit.TEST_MESSAGES_PER_USER, 20);

    LimitSettings {
        most = most == null ? Map.of() : Map.copyOf(most);
        if (most.values().stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("madoguchi.limits.most: each must be 1 or more");
        }
    }

    int of(Limit limit) {
        return most.getOrDefault(limit, DEFAULTS.getOrDefault(limit, 1));
    }
}
