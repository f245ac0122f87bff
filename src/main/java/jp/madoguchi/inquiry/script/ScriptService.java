package jp.madoguchi.inquiry.script;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.text.JapaneseFolding;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.limit.Limit;
import jp.madoguchi.security.limit.Limited;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The answers: operators read those of today, officials write new versions. What was once said stays readable. */
@Service
@Transactional(readOnly = true)
public class ScriptService {
    static final int LONGEST_QUESTION = 200;
    static final int LONGEST_ANSWER = 4_000;
    static final int LONGEST_CHECKS = 1_000;

    private final AuditTrail trail;
    private final ScriptQueries queries;
    private final IncidentService incidents;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ScriptService(
            ScriptQueries queries,
            IncidentService incidents,
            CardNumberGuard guard,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock) {
        this.trail = trail;
        this.queries = queries;
        this.incidents = incidents;
        this.guard = guard;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** What is answered today, of each script the latest version that is valid: those of the topic first, then the category's. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public List<AnswerScript> answers(long incidentId, long categoryId, @Nullable Long topicId) {
        LocalDate today = Tokyo.today(clock);
        Map<Long, AnswerScript> valid = new LinkedHashMap<>();
        for (AnswerScript version : queries.all(incidentId)) {
            boolean fits = version.categoryId() == categoryId
                    && (version.topicId() == null || version.topicId().equals(topicId));
            if (fits && version.isValidOn(today)) {
                valid.putIfAbsent(version.scriptId(), version);
            }
        }
        return valid.values().stream()
                .sorted(Comparator.comparing(script -> script.topicId() == null))
                .toList();
    }

    /**
     * The latest version of each script in whose question, answer or checks every word occurs; width, kana and forms of a kanji
     * don't matter.
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Limited(Limit.SEARCH_PER_USER)
    public List<AnswerScript> search(long incidentId, String words) {
        List<String> folded = List.of(words.strip().split("[\\s　]+")).stream()
                .map(JapaneseFolding::text)
                .toList();
        Map<Long, AnswerScript> latest = new LinkedHashMap<>();
        queries.all(incidentId).forEach(version -> latest.putIfAbsent(version.scriptId(), version));
        return latest.values().stream()
                .filter(script -> folded.stream().allMatch(word -> text(script).contains(word)))
                .toList();
    }

    private static String text(AnswerScript script) {
        return JapaneseFolding.text(script.question() + "\n" + script.answer() + "\n" + script.checks());
    }

    /** All versions of a script, the latest first. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<AnswerScript> versions(long incidentId, long scriptId) {
        return queries.all(incidentId).stream()
                .filter(version -> version.scriptId() == scriptId)
                .toList();
    }

    /** The very version that an inquiry was answered with. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public Optional<AnswerScript> version(long versionId) {
        return queries.version(versionId);
    }

    /**
     * Writes a new script.
     *
     * @throws RejectedException for what is missing, too long or a card number; nothing is changed then
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    @SentOnce
    public void add(long incidentId, ScriptText text) {
        check(incidentId, text);
        long id = queries.add(incidentId, text);
        queries.addVersion(
                id, 1, text, currentUser.require().name(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        events.publishEvent(new ScriptChanged(incidentId, id));
        trail.record(AuditEntry.of("inquiry.audit.script", "SCRIPT", id, "v1"));
    }

    /**
     * Writes the next version of a script; the earlier ones stay.
     *
     * @param seen the version that the user has read; if there is a later one by now, nothing is changed
     * @throws RejectedException like {@link #add}, and where somebody else was quicker
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void rewrite(long incidentId, long scriptId, int seen, ScriptText text) {
        AnswerScript latest = versions(incidentId, scriptId).stream()
                .findFirst()
                .orElseThrow(() -> new RejectedException(MessageText.of("inquiry.script.unknown")));
        if (latest.version() != seen) {
            throw new RejectedException("version", MessageText.of("inquiry.script.stale", latest.writtenBy()));
        }
        check(incidentId, text);
        try {
            queries.place(scriptId, text);
            queries.addVersion(
                    scriptId,
                    seen + 1,
                    text,
                    currentUser.require().name(),
                    clock.instant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DuplicateKeyException e) {
            throw new RejectedException("version", MessageText.of("inquiry.script.stale", latest.writtenBy()));
        }
        events.publishEvent(new ScriptChanged(incidentId, scriptId));
        trail.record(AuditEntry.of("inquiry.audit.script", "SCRIPT", scriptId, "v" + (seen + 1)));
    }

    private void check(long incidentId, ScriptText text) {
        Incident incident =
                incidents.byId(incidentId).orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
        Category category = Optional.ofNullable(text.categoryId())
                .flatMap(incident::category)
                .orElseThrow(() -> new RejectedException("categoryId", MessageText.of("inquiry.rule.category")));
        Long topic = text.topicId();
        if (topic != null && category.topic(topic).isEmpty()) {
            throw new RejectedException("topicId", MessageText.of("inquiry.rule.unknownTopic"));
        }
        required("question", text.question(), "inquiry.script.questionMissing");
        required("answer", text.answer(), "inquiry.script.answerMissing");
        checkText("question", text.question(), LONGEST_QUESTION);
        checkText("answer", text.answer(), LONGEST_ANSWER);
        checkText("checks", text.checks(), LONGEST_CHECKS);
        if (text.validFrom() == null) {
            throw new RejectedException("validFrom", MessageText.of("inquiry.script.fromMissing"));
        }
        if (text.validUntil() != null && text.validUntil().isBefore(Objects.requireNonNull(text.validFrom()))) {
            throw new RejectedException("validUntil", MessageText.of("inquiry.script.untilBeforeFrom"));
        }
    }

    private static void required(String field, String text, String key) {
        if (text.isBlank()) {
            throw new RejectedException(field, MessageText.of(key));
        }
    }

    private void checkText(String field, String text, int longest) {
        if (!guard.isClean(text)) {
            throw new RejectedException(field, MessageText.of("inquiry.rule.cardNumber"));
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw new RejectedException(field, MessageText.of("inquiry.script.tooLong", longest));
        }
    }
}
