package jp.madoguchi.outreach.wave;

import java.util.Optional;
import java.util.Set;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.stereotype.Component;

/** Nobody releases what that person has had a hand in. */
@Component
class FourEyes {
    private static final Set<WaveStep.Kind> PREPARING =
            Set.of(WaveStep.Kind.PREPARED, WaveStep.Kind.CHANGED, WaveStep.Kind.SUBMITTED);

    private final WaveStore store;

    FourEyes(WaveStore store) {
        this.store = store;
    }

    /** Why this user can't release it; empty where nothing speaks against it. */
    Optional<MessageText> against(Wave wave, String user) {
        return store.steps(wave.id()).stream()
                        .anyMatch(step -> PREPARING.contains(step.kind())
                                && step.madeBy().equals(user))
                ? Optional.of(MessageText.of("outreach.wave.rule.fourEyes"))
                : Optional.empty();
    }
}
