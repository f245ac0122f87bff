package jp.madoguchi.contract.completion;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.contract.Signed;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a contract's completion (契約終了の判断), with the figures as they were drawn for it.
 *
 * @param version 1, and one more with each reopening
 * @param revision one more with each change
 * @param outcome absent while nobody has chosen
 * @param papers what the papers are drawn from, as it was when it was prepared; absent before
 * @param reason why it was reopened; absent for the first
 * @param steps who did what, the first first
 * @param memo the signed document; absent before
 * @param manifest the list of the evidence with digests; absent before
 */
public record Decision(
        long id,
        long contractId,
        int version,
        int revision,
        DecisionState state,
        @Nullable DecisionOutcome outcome,
        Map<MemoSection, String> sections,
        FrozenFigures figures,
        Instant figuresAt,
        @Nullable FrozenPapers papers,
        @Nullable String reason,
        @Nullable Signed prepared,
        @Nullable Signed signed,
        List<DecisionStep> steps,
        @Nullable IssuedDocument memo,
        @Nullable IssuedDocument manifest) {
    public Decision {
        Map<MemoSection, String> ordered = new EnumMap<>(MemoSection.class);
        ordered.putAll(sections);
        sections = ordered;
        steps = List.copyOf(steps);
    }

    /** Whether the user has had a hand in this version. */
    public boolean isWrittenBy(String user) {
        return steps.stream()
                .anyMatch(step -> step.kind().writes() && step.taken().by().equals(user));
    }

    public String section(MemoSection section) {
        return sections.getOrDefault(section, "");
    }
}
