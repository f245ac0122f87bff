package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.HasHelper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.madoguchi.inquiry.InquiryValues;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a correction while somebody else corrects the same inquiry: what the user has not touched follows the other one;
 * where both have changed a field, what the user put in stays and the other's stands below it.
 */
class CorrectionParts {
    private final List<Part<?>> parts = new ArrayList<>();
    private InquiryValues base;

    /** @param base what the inquiry said when the form was filled */
    CorrectionParts(InquiryValues base) {
        this.base = base;
    }

    /**
     * @param field where the other's value stands if both have changed it
     * @param other how the other's value is said below the field
     */
    record Part<T extends @Nullable Object>(
            HasHelper field,
            Function<InquiryValues, T> of,
            Supplier<T> shown,
            Consumer<T> put,
            Function<T, String> other) {
        void follow(InquiryValues before, InquiryValues now) {
            T was = of.apply(before);
            T is = of.apply(now);
            if (Objects.equals(was, is)) {
                return;
            }
            boolean touched = !Objects.equals(shown.get(), was);
            if (!touched) {
                put.accept(is);
            } else {
                field.setHelperText(Objects.equals(shown.get(), is) ? "" : other.apply(is));
            }
        }
    }

    void add(Part<?> part) {
        parts.add(part);
    }

    /** Somebody has corrected the inquiry, so that it says this now. */
    void follow(InquiryValues now) {
        InquiryValues before = base;
        base = now;
        parts.forEach(part -> part.follow(before, now));
    }
}
