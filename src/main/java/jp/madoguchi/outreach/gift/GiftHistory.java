package jp.madoguchi.outreach.gift;

import java.util.List;

/** A gift that a card has or had, and all that became of it. */
public record GiftHistory(GiftLine gift, boolean current, List<GiftStep> steps) {
    public GiftHistory {
        steps = List.copyOf(steps);
    }
}
