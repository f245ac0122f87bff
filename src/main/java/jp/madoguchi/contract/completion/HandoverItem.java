package jp.madoguchi.contract.completion;

import java.time.LocalDate;
import jp.madoguchi.contract.Signed;
import org.jspecify.annotations.Nullable;

/**
 * Something that is handed over.
 *
 * @param owner who takes it over; absent while nobody is named
 * @param note what was said when it was done
 * @param done absent while it isn't
 * @param version one more with each change
 */
public record HandoverItem(
        long id,
        HandoverKind kind,
        String text,
        @Nullable String owner,
        LocalDate dueOn,
        @Nullable String note,
        @Nullable Signed done,
        int version,
        Signed changed) {
    public boolean isOverdue(LocalDate today) {
        return done == null && today.isAfter(dueOn);
    }
}
