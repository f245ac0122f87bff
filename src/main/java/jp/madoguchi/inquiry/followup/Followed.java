package jp.madoguchi.inquiry.followup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done after one inquiry.
 *
 * @param now absent where there is nothing
 * @param history all steps, the last one first
 */
public record Followed(@Nullable FollowUp now, List<Assignment> history) {
    public static final Followed NOTHING = new Followed(null, List.of());

    public Followed {
        history = List.copyOf(history);
    }

    /** How many steps there are: who goes on with it says how many they have seen. */
    public int seen() {
        return history.size();
    }
}
