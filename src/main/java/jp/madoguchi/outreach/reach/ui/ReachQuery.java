package jp.madoguchi.outreach.reach.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.outreach.reach.ReachFilter;
import jp.madoguchi.outreach.reach.ReachState;
import org.jspecify.annotations.Nullable;

/**
 * Which cards the ledger shows, as the address says it. What the address says wrongly is as if it weren't said.
 *
 * @param after the last reference of the page before
 */
record ReachQuery(
        @Nullable ReachState state,
        @Nullable Issuer issuer,
        @Nullable String after) {
    static final String PATH = "city/reach";

    static ReachQuery read(QueryParameters address, Incident incident) {
        return new ReachQuery(
                address.getSingleParameter("state")
                        .flatMap(name -> Arrays.stream(ReachState.values())
                                .filter(state -> state.name().equals(name))
                                .findFirst())
                        .orElse(null),
                address.getSingleParameter("issuer").flatMap(incident::issuer).orElse(null),
                address.getSingleParameter("after").orElse(null));
    }

    static String address(@Nullable ReachState state, @Nullable Issuer issuer) {
        return new ReachQuery(state, issuer, null).address();
    }

    /** Whether the address names any cards. */
    boolean isChosen() {
        return state != null || issuer != null;
    }

    ReachFilter filter() {
        return new ReachFilter(state, issuer == null ? null : issuer.id());
    }

    ReachQuery following(String reference) {
        return new ReachQuery(state, issuer, reference);
    }

    String address() {
        List<String> parts = new ArrayList<>();
        if (state != null) {
            parts.add("state=" + state.name());
        }
        if (issuer != null) {
            parts.add("issuer=" + encoded(issuer.code()));
        }
        if (after != null) {
            parts.add("after=" + encoded(after));
        }
        return PATH + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
