package jp.madoguchi.outreach.wave;

import java.util.Optional;
import java.util.Set;
import jp.madoguchi.outreach.template.Imprint;
import jp.madoguchi.outreach.template.Imprints;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateVersion;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.stereotype.Component;

/** Nobody releases what that person has had a hand in: the wave, the text that it sends, the number that it tells people to call, its hours, or the incident's name. */
@Component
class FourEyes {
    private static final Set<WaveStep.Kind> PREPARING =
            Set.of(WaveStep.Kind.PREPARED, WaveStep.Kind.CHANGED, WaveStep.Kind.SUBMITTED);

    private final WaveStore store;
    private final TemplateService templates;
    private final Imprints imprints;

    FourEyes(WaveStore store, TemplateService templates, Imprints imprints) {
        this.store = store;
        this.templates = templates;
        this.imprints = imprints;
    }

    /** Why this user can't release it; empty where nothing speaks against it. */
    Optional<MessageText> against(Wave wave, String user) {
        if (store.steps(wave.id()).stream()
                .anyMatch(
                        step -> PREPARING.contains(step.kind()) && step.madeBy().equals(user))) {
            return Optional.of(MessageText.of("outreach.wave.rule.fourEyes"));
        }
        Long template = wave.templateVersionId();
        TemplateVersion version =
                template == null ? null : templates.version(template).orElse(null);
        if (version != null && version.writtenBy().equals(user)) {
            return Optional.of(MessageText.of(
                    "outreach.wave.rule.ownTemplate", version.name(), Integer.toString(version.number())));
        }
        Imprint imprint = imprints.of(wave.id()).orElse(null);
        if (imprint != null && user.equals(imprint.hotlineBy())) {
            return Optional.of(MessageText.of("outreach.wave.rule.ownHotline", imprint.number()));
        }
        return imprint != null && imprint.wordedBy().contains(user)
                ? Optional.of(MessageText.of("outreach.wave.rule.ownIncident"))
                : Optional.empty();
    }
}
