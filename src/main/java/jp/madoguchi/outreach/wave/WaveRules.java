package jp.madoguchi.outreach.wave;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateVersion;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a wave must be to be kept, and what more to be released. */
@Component
class WaveRules {
    static final int LONGEST_NOTE = 300;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_PER_MINUTE = 6_000;
    private static final int MOST_BOUNCES = 100_000;
    private static final int WHOLE = 100;

    private final TemplateService templates;
    private final IncidentService incidents;
    private final WaveStore store;
    private final AudienceQueries audiences;
    private final CardNumberGuard guard;
    private final Clock clock;

    WaveRules(
            TemplateService templates,
            IncidentService incidents,
            WaveStore store,
            AudienceQueries audiences,
            CardNumberGuard guard,
            Clock clock) {
        this.templates = templates;
        this.incidents = incidents;
        this.store = store;
        this.audiences = audiences;
        this.guard = guard;
        this.clock = clock;
    }

    /** @throws RejectedException at the field that is wrong */
    void requireKeepable(long incidentId, WaveDraft draft) {
        title("titleJa", draft.titleJa());
        title("titleEn", draft.titleEn());
        LocalTime from = draft.sendFrom();
        LocalTime until = draft.sendUntil();
        if (from == null) {
            throw new RejectedException("sendFrom", MessageText.of("outreach.wave.rule.hours"));
        }
        if (until == null || !until.isAfter(from)) {
            throw new RejectedException("sendUntil", MessageText.of("outreach.wave.rule.hours"));
        }
        within("perMinute", draft.perMinute(), MOST_PER_MINUTE);
        within("bounceCount", draft.bounceCount(), MOST_BOUNCES);
        within("bouncePercent", draft.bouncePercent(), WHOLE);
        if (draft.busyPercent() != null) {
            within("busyPercent", draft.busyPercent(), WHOLE);
        }
        Long versionId = draft.templateVersionId();
        if (versionId != null) {
            TemplateVersion version = templates.version(versionId).orElse(null);
            if (version == null
                    || version.incidentId() != incidentId
                    || version.kind() != draft.kind()
                    || version.channel() != draft.channel()) {
                throw new RejectedException("template", MessageText.of("outreach.wave.rule.otherTemplate"));
            }
        }
        List<AudienceProblem> problems = problems(incidentId, draft.audience());
        if (!problems.isEmpty()) {
            throw new AudienceRefusedException(problems);
        }
    }

    List<AudienceProblem> problems(long incidentId, Audience audience) {
        return new AudienceRules(incident(incidentId), store.releasedNumbers(incidentId)).problems(audience);
    }

    /** What stands in the way of submitting and of releasing it; empty where nothing does. */
    List<MessageText> openPoints(Wave wave, @Nullable AudienceCount count) {
        List<MessageText> points = new ArrayList<>();
        template(wave, points);
        LocalDate until = wave.surveyUntil();
        if (wave.kind() == WaveKind.SURVEY && (until == null || !until.isAfter(Tokyo.today(clock)))) {
            points.add(MessageText.of("outreach.wave.rule.surveyUntil"));
        }
        List<AudienceProblem> problems = problems(wave.incidentId(), wave.audience());
        problems.forEach(problem -> points.add(problem.text()));
        if (problems.isEmpty()) {
            AudienceCount found =
                    count == null ? audiences.count(wave.incidentId(), wave.channel(), wave.audience()) : count;
            if (found.persons() == 0) {
                points.add(MessageText.of("outreach.wave.rule.nobodyFound"));
            }
        }
        return points;
    }

    private void template(Wave wave, List<MessageText> points) {
        Long versionId = wave.templateVersionId();
        if (versionId == null) {
            points.add(MessageText.of("outreach.wave.rule.noTemplate"));
            return;
        }
        TemplateVersion version = templates.version(versionId).orElseThrow();
        if (version.retired()) {
            points.add(MessageText.of("outreach.wave.rule.retiredTemplate", version.name()));
        } else if (!version.isLatest()) {
            points.add(MessageText.of(
                    "outreach.wave.rule.olderTemplate",
                    version.name(),
                    Integer.toString(version.number()),
                    Integer.toString(version.latest())));
        }
        templates.checkForWave(version, wave.perCard()).forEach(problem -> points.add(problem.inWords()));
    }

    /** @throws RejectedException where a person says nothing, too much, or a card number */
    String reason(String field, String text) {
        String reason = text.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_NOTE) {
            throw new RejectedException(field, MessageText.of("outreach.wave.rule.reason", LONGEST_NOTE));
        }
        if (!guard.isClean(reason)) {
            throw new RejectedException(field, MessageText.of("outreach.wave.rule.cardNumber"));
        }
        return reason;
    }

    private void title(String field, String title) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new RejectedException(field, MessageText.of("outreach.wave.rule.title", LONGEST_TITLE));
        }
        if (!guard.isClean(title)) {
            throw new RejectedException(field, MessageText.of("outreach.wave.rule.cardNumber"));
        }
    }

    private static void within(String field, @Nullable Integer value, int most) {
        if (value == null || value < 1 || value > most) {
            throw new RejectedException(field, MessageText.of("outreach.wave.rule.within", most));
        }
    }

    private Incident incident(long incidentId) {
        return incidents.byId(incidentId).orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
    }
}
