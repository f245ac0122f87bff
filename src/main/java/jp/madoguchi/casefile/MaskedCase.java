package jp.madoguchi.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An affected person as those see them who only need to know that there is one.
 *
 * @param ids of the person's case and of those merged into it
 * @param name masked
 * @param phone masked
 * @param issuers the codes of the issuers of the person's cards, each once
 */
public record MaskedCase(
        List<Long> ids, String name, @Nullable String phone, List<String> issuers) {
    public MaskedCase {
        ids = List.copyOf(ids);
        issuers = List.copyOf(issuers);
    }
}
