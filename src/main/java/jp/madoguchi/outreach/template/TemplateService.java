package jp.madoguchi.outreach.template;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the templates: a version is checked before it is kept, and never changes. */
@Service
@Transactional(readOnly = true)
public class TemplateService {
    private static final int LONGEST_NAME = 120;
    private static final Pattern HOTLINE = Pattern.compile("0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}");

    private final TemplateStore store;
    private final TemplateChecks checks;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TemplateService(
            TemplateStore store,
            TemplateChecks checks,
            CardNumberGuard guard,
            CurrentUser currentUser,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.checks = checks;
        this.guard = guard;
        this.currentUser = currentUser;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Those in use first, by name. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<MessageTemplate> templates(long incidentId) {
        return store.templates(incidentId);
    }

    /** The latest first; empty where there is no such template. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<TemplateVersion> versions(long templateId) {
        return store.versions(templateId);
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Optional<TemplateVersion> version(long versionId) {
        return store.version(versionId);
    }

    /** What is wrong with it, each with its place; empty where nothing is. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<TemplateProblem> check(long incidentId, WaveKind kind, MessageChannel channel, TemplateTexts texts) {
        // a wave may write to each card for itself: what is too long even then is too long for every wave
        return checks.problems(
                kind,
                channel,
                texts,
                store.longest(incidentId),
                1,
                store.hotline(incidentId).orElse(null));
    }

    /** The same as a wave uses it, whose messages may be about all cards of a person. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<TemplateProblem> checkForWave(TemplateVersion version, boolean perCard) {
        LongestValues longest = store.longest(version.incidentId());
        return checks.problems(
                version.kind(),
                version.channel(),
                version.texts(),
                longest,
                perCard ? 1 : longest.cards(),
                store.hotline(version.incidentId()).orElse(null));
    }

    /** How long the short message can get with one card, and with the most cards that a person has. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<SmsLength> smsLengths(long incidentId, TemplateTexts texts) {
        LongestValues longest = store.longest(incidentId);
        return Stream.of(1, longest.cards())
                .distinct()
                .map(cards -> {
                    String text = checks.longestSms(texts, longest, cards);
                    return new SmsLength(cards, ShortMessage.units(text), ShortMessage.parts(text));
                })
                .toList();
    }

    /**
     * @return its id
     * @throws TemplateRefusedException where the texts have mistakes
     * @throws RejectedException where something else is missing, or the name is taken
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public long add(long incidentId, NewTemplate template) {
        String name = template.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !guard.isClean(name)) {
            throw new RejectedException("name", MessageText.of("outreach.template.rule.name", LONGEST_NAME));
        }
        WaveKind kind = template.kind();
        if (kind == null) {
            throw new RejectedException("kind", MessageText.of("outreach.template.rule.kind"));
        }
        MessageChannel channel = template.channel();
        if (channel == null) {
            throw new RejectedException("channel", MessageText.of("outreach.template.rule.channel"));
        }
        requireFlawless(incidentId, kind, channel, template.texts());
        long id;
        try {
            id = store.add(incidentId, name, kind, channel);
        } catch (DuplicateKeyException e) {
            throw new RejectedException("name", MessageText.of("outreach.template.rule.taken", name));
        }
        write(incidentId, id, name, 1, template.texts());
        return id;
    }

    /**
     * Adds a version.
     *
     * @param seen number of the version that it was written from
     * @return its number; that of the version before where nothing has changed
     * @throws TemplateRefusedException where the texts have mistakes
     * @throws RejectedException where somebody else has written one meanwhile
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public int write(long templateId, int seen, TemplateTexts texts) {
        store.lock(templateId);
        TemplateVersion latest = require(templateId);
        if (latest.number() != seen) {
            throw new RejectedException(
                    "seen",
                    MessageText.of(
                            "outreach.template.rule.meanwhile", latest.writtenBy(), Integer.toString(latest.number())));
        }
        if (latest.texts().equals(texts)) {
            return seen;
        }
        requireFlawless(latest.incidentId(), latest.kind(), latest.channel(), texts);
        write(latest.incidentId(), templateId, latest.name(), seen + 1, texts);
        return seen + 1;
    }

    /** Offers it to no new wave any more, or to new ones again. */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void retire(long templateId, boolean retired) {
        store.lock(templateId);
        TemplateVersion latest = require(templateId);
        if (latest.retired() == retired) {
            return;
        }
        store.retire(templateId, retired);
        events.publishEvent(new TemplatesChanged(latest.incidentId()));
        audit.record(
                retired ? "outreach.template.audit.retired" : "outreach.template.audit.restored",
                latest.name(),
                null,
                Map.of());
    }

    /** The number that messages tell people to call. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Optional<String> hotline(long incidentId) {
        return store.hotline(incidentId);
    }

    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void setHotline(long incidentId, String hotline) {
        String number = hotline.strip();
        if (!HOTLINE.matcher(number).matches()) {
            throw new RejectedException("hotline", MessageText.of("outreach.template.rule.hotline"));
        }
        String before = store.hotline(incidentId).orElse("-");
        if (before.equals(number)) {
            return;
        }
        store.setHotline(incidentId, number, currentUser.require().name(), clock.instant());
        events.publishEvent(new TemplatesChanged(incidentId));
        audit.record("outreach.template.audit.hotline", number, null, Map.of("outreach.template.audit.before", before));
    }

    private void write(long incidentId, long templateId, String name, int number, TemplateTexts texts) {
        store.addVersion(templateId, number, texts, currentUser.require().name(), clock.instant());
        events.publishEvent(new TemplatesChanged(incidentId));
        audit.record(
                "outreach.template.audit.written",
                name,
                null,
                Map.of("outreach.template.audit.version", Integer.toString(number)));
    }

    private void requireFlawless(long incidentId, WaveKind kind, MessageChannel channel, TemplateTexts texts) {
        List<TemplateProblem> problems = check(incidentId, kind, channel, texts);
        if (!problems.isEmpty()) {
            throw new TemplateRefusedException(problems);
        }
    }

    private TemplateVersion require(long templateId) {
        @Nullable TemplateVersion latest = store.latest(templateId).orElse(null);
        if (latest == null) {
            throw new RejectedException(MessageText.of("outreach.template.rule.gone"));
        }
        return latest;
    }
}
