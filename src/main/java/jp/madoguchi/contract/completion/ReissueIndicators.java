package jp.madoguchi.contract.completion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueRates;
import org.jspecify.annotations.Nullable;

/** The indicators that are made of the reissue reports. */
final class ReissueIndicators {
    private final ReissueRates rates;
    private final List<ReissueRates> history;
    private final Map<String, Setting> thresholds;

    /** @param history the latest first */
    ReissueIndicators(ReissueRates rates, List<ReissueRates> history, Map<String, Setting> thresholds) {
        this.rates = rates;
        this.history = history;
        this.thresholds = thresholds;
    }

    Indicator of(IndicatorKey key) {
        ReissueFigure figure = figure(rates, key.issuer());
        LocalDate day = Objects.requireNonNullElse(figure.asOf(), rates.asOf());
        return new Indicator(
                key,
                figure.percent(),
                thresholds.get(key.code()),
                day,
                day,
                List.of(),
                history.reversed().stream()
                        .map(then -> new Indicator.Point(
                                then.asOf(), figure(then, key.issuer()).percent()))
                        .toList(),
                figure.waiting() ? "contract.completion.source.reissueWaiting" : "contract.completion.source.reissue",
                "city/reissue");
    }

    private static ReissueFigure figure(ReissueRates rates, @Nullable Issuer issuer) {
        return issuer == null
                ? rates.total()
                : rates.issuers().stream()
                        .filter(of -> of.issuer().code().equals(issuer.code()))
                        .map(ReissueRates.OfIssuer::figure)
                        .findFirst()
                        .orElse(ReissueFigure.of(issuer.affectedCards(), null, null));
    }
}
