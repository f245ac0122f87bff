package jp.madoguchi.outreach.reach.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.outreach.reach.ReachState;
import jp.madoguchi.platform.ui.StatusBadge;

/** How the ledger's figures and states are said. */
final class ReachWords {
    private ReachWords() {}

    static String count(int cards, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(cards);
    }

    /** A part of all, in per cent to one place; of nothing it is 0. */
    static BigDecimal percent(int part, int of) {
        return of == 0
                ? BigDecimal.ZERO.setScale(1)
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP);
    }

    static String issuer(Incident incident, long issuerId, Locale locale) {
        return incident.issuers().stream()
                .filter(issuer -> issuer.id() == issuerId)
                .map(Issuer::name)
                .map(name -> name.in(locale))
                .findFirst()
                .orElse("");
    }

    static StatusBadge.Look look(ReachState state) {
        return switch (state) {
            case RECEIVED, DELIVERED -> StatusBadge.Look.GOOD;
            case NOTIFIED -> StatusBadge.Look.PLAIN;
            case NOT_NOTIFIED -> StatusBadge.Look.WAITING;
            case NEVER_REACHED -> StatusBadge.Look.BAD;
        };
    }
}
