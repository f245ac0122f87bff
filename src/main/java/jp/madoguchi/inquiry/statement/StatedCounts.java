package jp.madoguchi.inquiry.statement;

import jp.madoguchi.inquiry.ReissueStatement;

/**
 * The cards of an issuer by what their holders said of them last.
 *
 * @param notYet nothing has been done
 * @param asked asked for, not there yet
 * @param declined the holder doesn't want another card
 */
public record StatedCounts(int reissued, int asked, int notYet, int declined) {
    public static final StatedCounts NONE = new StatedCounts(0, 0, 0, 0);

    /** With so many cards more of which this is said. */
    public StatedCounts plus(ReissueStatement statement, int cards) {
        return switch (statement) {
            case REISSUED -> new StatedCounts(reissued + cards, asked, notYet, declined);
            case ASKED -> new StatedCounts(reissued, asked + cards, notYet, declined);
            case NOT_YET -> new StatedCounts(reissued, asked, notYet + cards, declined);
            case DECLINED -> new StatedCounts(reissued, asked, notYet, declined + cards);
        };
    }

    public StatedCounts plus(StatedCounts other) {
        return new StatedCounts(
                reissued + other.reissued, asked + other.asked, notYet + other.notYet, declined + other.declined);
    }

    /** The cards of which anything was said. */
    public int cards() {
        return reissued + asked + notYet + declined;
    }

    /** The cards that are not reissued, by what their holders say. */
    public int notReissued() {
        return asked + notYet + declined;
    }
}
