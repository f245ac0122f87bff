package jp.madoguchi.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.inquiry.statement.StatedCounts;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.reissue.ReissueFigure;
import org.jspecify.annotations.Nullable;

/** What the issuers report beside what the holders say, as of a day. */
public record StatementComparison(LocalDate asOf, List<Line> issuers, Line total) {
    /** Fewer cards say nothing of a share. */
    public static final int FEWEST_CARDS = 10;

    public StatementComparison {
        issuers = List.copyOf(issuers);
    }

    public enum Verdict {
        /** Nothing has been accepted, or nobody has said anything. */
        NO_DATA,
        TOO_FEW,
        /** The reported rate lies where the holders' share does. */
        AGREES,
        /** Among those who said something fewer have a new card than the issuer's rate lets expect. */
        HOLDERS_SAY_LESS,
        HOLDERS_SAY_MORE,
        /** Reported and not reissued by what holders say are together more than there are: one of the two is wrong. */
        IMPOSSIBLE
    }

    /**
     * One issuer, or all.
     *
     * @param name absent for all together
     * @param reported the accepted figure
     * @param stated of each card what its holder said last, in whichever way
     * @param calls of each card what was said last on the telephone
     * @param answers of each card what was answered last on the holder's page
     */
    public record Line(
            @Nullable LocalizedText name,
            ReissueFigure reported,
            StatedCounts stated,
            StatedCounts calls,
            StatedCounts answers) {
        /** Reissued of the cards that holders spoke of, in per cent; absent where they spoke of none. */
        public @Nullable BigDecimal share() {
            return stated.cards() == 0
                    ? null
                    : BigDecimal.valueOf(stated.reissued())
                            .multiply(BigDecimal.valueOf(100))
                            .divide(BigDecimal.valueOf(stated.cards()), 1, RoundingMode.HALF_UP);
        }

        public @Nullable WilsonInterval interval() {
            return stated.cards() == 0 ? null : WilsonInterval.of(stated.reissued(), stated.cards());
        }

        public Verdict verdict() {
            BigDecimal rate = reported.percent();
            Integer count = reported.reissued();
            WilsonInterval interval = interval();
            if (rate == null || count == null || interval == null) {
                return Verdict.NO_DATA;
            }
            if (count + stated.notReissued() > reported.affected()) {
                return Verdict.IMPOSSIBLE;
            }
            if (stated.cards() < FEWEST_CARDS) {
                return Verdict.TOO_FEW;
            }
            if (interval.contains(rate)) {
                return Verdict.AGREES;
            }
            return rate.compareTo(interval.high()) > 0 ? Verdict.HOLDERS_SAY_LESS : Verdict.HOLDERS_SAY_MORE;
        }
    }
}
